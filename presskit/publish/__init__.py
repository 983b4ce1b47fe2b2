"""Placing artifacts under ``out/<kit>/``: names, manifest, archives, the swap.

Here: where a file stands and how the folder is replaced.  Never here: rendering, changing
bytes, wording, what may go out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from presskit.diagnostics import Diagnostic, Exit, Findings
from presskit.document import Artifact
from presskit.publish.bundles import publish_bundles
from presskit.publish.folder import Keep, check_folder, is_dropping, read_carried
from presskit.publish.lock import locked, machine_error, write_error
from presskit.publish.manifest import (
    MANIFEST,
    File,
    place_of,
    publish_file,
    publish_manifest,
    read_manifest,
    subject_of,
)
from presskit.publish.names import ALL, PREVIEW, ROOM, Edition, publish_bundle_name, publish_name
from presskit.publish.room import (
    check_room,
    is_room,
    place_superseded,
    publish_copies,
    publish_superseded,
)
from presskit.publish.standing import (
    Flaw,
    check_archives,
    check_files,
    check_form,
    is_half_swapped,
)
from presskit.publish.swap import publish_folder, recover

__all__ = ["ALL", "MANIFEST", "PREVIEW", "ROOM", "Edition", "File", "Flaw", "Keep", "Published",
           "check_archives", "check_files", "check_form", "check_place", "is_dropping",
           "is_half_swapped", "is_room", "locked", "machine_error", "place_of", "place_superseded",
           "publish", "publish_bundle_name", "publish_bundles", "publish_copies", "publish_file",
           "publish_name", "publish_superseded", "read_manifest", "recover", "subject_of"]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a kit's folder: paths below it, sorted, ``/``.

    ``written`` are new or other than before, ``same`` as before, ``carried`` taken over from
    outside a filter, ``removed`` gone.
    """

    folder: Path
    written: tuple[str, ...]
    same: tuple[str, ...]
    carried: tuple[str, ...]
    removed: tuple[str, ...]
    findings: tuple[Diagnostic, ...] = ()

    @property
    def files(self) -> int:
        """How many files the folder holds beside the manifest."""
        return len(self.written) + len(self.same)


def check_place(folder: Path) -> None:
    """See whether ``out/<kit>`` may be replaced, before anything is made for it.

    Raises ``PresskitError`` with all that stands against it; :func:`publish` asks again.
    """
    findings = Findings()
    try:
        recover(folder)
        check_folder(folder, findings)
    except OSError as error:
        raise write_error(error, folder) from error
    findings.raise_errors(Exit.MACHINE)


def publish(artifacts: Iterable[Artifact], edition: Edition, out: Path, *,
            states: Sequence[str], archives: bool = True,
            keep: Keep | None = None,
            room: Callable[[Sequence[File]], Sequence[File]] | None = None,
            stage: Callable[[str], object] = str) -> Published:
    """Make ``out/<kit>`` hold the artifacts, their archives, their press room and the manifest.

    ``states`` names all states from lowest to highest.  ``keep`` picks, by manifest line, the
    files of the earlier build to carry over; ``room`` makes the files of the press room, whose
    pages say how large all others are; ``stage`` is told where placing begins.
    Where nothing differs nothing is written.  Raises ``PresskitError``; then the earlier folder
    stands.
    """
    folder, findings = out / edition.kit, Findings()
    try:
        recover(folder)
        check_folder(folder, findings)
        findings.raise_errors(Exit.MACHINE)
        files = [publish_file(artifact, edition) for artifact in artifacts]
        made = {file.path for file in files}
        carried = [file for file in read_carried(folder, edition, keep, findings)
                   if file.path not in made] if keep else []
        files += carried
        _check_places(files)
        if archives:
            files += publish_bundles(files, edition, states)
        if room:
            files += room(tuple(files))
            _check_places(files)
            check_room(files, edition)
        stage("place")
        files.sort(key=lambda file: file.path)
        return _replace(folder, files, edition, {file.path for file in carried}, findings)
    except OSError as error:
        raise write_error(error, folder) from error


def _check_places(files: Sequence[File]) -> None:
    paths = [file.path for file in files]
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise ValueError(f"two artifacts want the same place: {', '.join(twice)}")


def _replace(folder: Path, files: list[File], edition: Edition, carried: set[str],
             findings: Findings) -> Published:
    paths = [file.path for file in files]
    manifest = File(MANIFEST, publish_manifest(files, edition))
    before = {path.relative_to(folder).as_posix(): path
              for path in folder.rglob("*") if path.is_file()} if folder.exists() else {}
    same = [file.path for file in files if _stands(before.get(file.path), file)]
    wanted = {*paths, MANIFEST}
    removed = sorted(path for path in before if path not in wanted)
    if len(same) < len(files) or removed or not _stands(before.get(MANIFEST), manifest):
        publish_folder(folder, [*files, manifest])
    return Published(folder, tuple(path for path in paths if path not in set(same)), tuple(same),
                     tuple(sorted(carried)), tuple(removed), tuple(findings))


def _stands(path: Path | None, file: File) -> bool:
    if path is None or path.stat().st_size != len(file.data):
        return False
    wanted = file.entry.get("sha256") or hashlib.sha256(file.data).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest() == wanted
