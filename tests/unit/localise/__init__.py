"""Tests of the room that takes a kit into another locale."""
