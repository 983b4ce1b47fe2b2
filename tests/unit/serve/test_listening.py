"""The address at which this machine answers."""

import pytest

from presskit.diagnostics import Exit, PresskitError
from presskit.serve.listening import listen, show_address


def test_a_port_that_is_taken_is_said_and_without_one_the_next_is_found():
    with listen("127.0.0.1") as first, listen("127.0.0.1") as second:
        ports = [one.getsockname()[1] for one in (first, second)]
        assert ports[0] < ports[1]
        assert show_address(first) == f"http://127.0.0.1:{ports[0]}/"
        with pytest.raises(PresskitError) as found:
            listen("127.0.0.1", ports[0])
    assert found.value.diagnostics[0].code == "port-taken"
    assert found.value.exit_code == Exit.MACHINE
