#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# The two commands of the README on a machine that has nothing:  clean_root.sh [REPOSITORY] [COMMAND...]
# Makes a minimal system of this machine's own distribution in a temporary folder, clones the repository's HEAD
# into it and runs the commands there (tools/quickstart, tools/quickstart again, tools/test --quick).
# Packages come from where this machine's apt gets them. Exits with 77, "skipped", where that cannot be done.
set -euo pipefail
repository=$(cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}" && pwd -P)
shift || true
commands=("$@")
[[ ${#commands[@]} -gt 0 ]] || commands=(tools/quickstart tools/quickstart "tools/test --quick")

skip() {
    echo "SKIPPED: clean_root: $*" >&2
    exit 77
}

[[ $(id -u) -eq 0 ]] || skip "needs root"
command -v debootstrap >/dev/null || skip "needs debootstrap (tools/setup nightly)"
if [[ ${CLEAN_ROOT_UNSHARED:-} != yes ]]; then # mounts of our own vanish with us, however we end
    unshare --mount true 2>/dev/null || skip "may not mount"
    CLEAN_ROOT_UNSHARED=yes exec unshare --mount "$0" "$repository" "${commands[@]}"
fi

distribution=$(. /etc/os-release && echo "$VERSION_CODENAME")
site=$(apt-get indextargets --format '$(SUITE) $(CODENAME) $(REPO_URI)' 'Identifier: Packages' 2>/dev/null |
    awk -v wanted="$distribution" '$1 == wanted || $2 == wanted { print $3; exit }')
[[ -n $site ]] || skip "apt knows no index of $distribution (run apt-get update)"

clean=$(mktemp -d -t chokepoint-root.XXXXXX)
trap 'umount "$clean/proc" "$clean/dev/pts" 2>/dev/null; rm -rf --one-file-system "$clean"' EXIT

start=$SECONDS
took() {
    echo "-- clean_root: $1: $((SECONDS - start)) s"
    start=$SECONDS
}

debootstrap --variant=minbase "$distribution" "$clean" "$site" >"$clean.log" 2>&1 || {
    tail -n 5 "$clean.log" >&2
    skip "debootstrap failed (its last lines are above)"
}
rm -f "$clean.log"
took "a minimal $distribution"

# The same package sources and access to them as outside; nothing else of this machine.
rm -f "$clean/etc/apt/sources.list"
for part in sources.list sources.list.d; do
    [[ ! -e /etc/apt/$part ]] || cp -rL "/etc/apt/$part" "$clean/etc/apt/"
done
apt-config dump | grep '^Acquire::' >"$clean/etc/apt/apt.conf.d/90outside" || true
cp -L /etc/resolv.conf /etc/hosts "$clean/etc/"
mount -t proc proc "$clean/proc"
mkdir -p "$clean/dev/pts"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$clean/dev/pts" # terminals, as every machine has
ln -sf pts/ptmx "$clean/dev/ptmx"
git clone --quiet --no-hardlinks "$repository" "$clean/chokepoint"

inside() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C TERM=dumb \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        chroot "$clean" "$@" </dev/null
}

for command in "${commands[@]}"; do
    echo "-- clean_root: $command"
    # From another folder, as a user might.
    inside bash -c "cd / && exec /chokepoint/$command"
    took "$command"
done
