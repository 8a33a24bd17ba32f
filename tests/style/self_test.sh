#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# check_format.sh and check_shell.sh find breaches made on purpose, and pass what is right.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/{tools,tests,.ci,engine}
cp "$here/../../.clang-format" "$tree/"

status_of() {
    "$@" >/dev/null 2>&1 && echo 0 || echo $?
}

expect() { # STATUS COMMAND...
    local wanted=$1 found
    shift
    found=$(status_of "$@")
    if [[ $wanted == right && $found -ne 0 || $wanted == broken && $found -eq 0 ]]; then
        echo "expected to be $wanted, ended with $found: $*"
        exit 1
    fi
}

script=$tree/tools/x
expect_shell() { # STATUS BODY
    printf '#!/usr/bin/env bash\n%s\n' "$2" >"$script"
    chmod +x "$script"
    expect "$1" "$here/check_shell.sh" "$tree"
}
expect_shell right $'set -euo pipefail\necho'
expect_shell broken $'set -euo pipefail\nif true; then'
expect_shell broken 'echo'
expect_shell right $'set -euo pipefail\necho'
chmod -x "$script"
expect broken "$here/check_shell.sh" "$tree"

printf 'int f()\n{\n    return 1;\n}\n' >"$tree/engine/x.cpp"
right=$(status_of "$here/check_format.sh" "$tree")
[[ $right -ne 77 ]] || exit 77
expect right "$here/check_format.sh" "$tree"
printf 'int f() {\n  return 1; }\n' >"$tree/engine/x.cpp"
expect broken "$here/check_format.sh" "$tree"
