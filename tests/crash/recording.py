# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What a program did to its files, and the states that a crash in the midst of it can leave on the disk.

POSIX promises of a file's bytes that they are there after `fsync` of the file, and of a name that it is there
(or gone) after `fsync` of its folder. Whatever was not synchronised may be lost, each write and each name alone.
"""

import os
import pathlib
import struct

HEADER = struct.Struct("=iiqqq")
OPEN, CLOSE, WRITE, TRUNCATE, SYNCHRONISE, RENAME, UNLINK, MAKE_FOLDER, REMOVE_FOLDER, LINK = range(1, 11)
NEVER = 1 << 60


class Step:
    """A change of one file's bytes (`file` is set) or of names (`folder` is set)."""

    def __init__(self, kind, file=None, folder=None, path="", other="", offset=0, data=b""):
        self.kind, self.file, self.folder, self.path, self.other = kind, file, folder, path, other
        self.offset, self.data = offset, data
        self.durable = NEVER  # steps that were made when it was synchronised


def read_calls(file):
    data = pathlib.Path(file).read_bytes()
    at = 0
    while at < len(data):
        kind, descriptor, offset, path_size, other_size = HEADER.unpack_from(data, at)
        at += HEADER.size
        path = data[at:at + path_size].decode()
        other = data[at + path_size:at + path_size + other_size]
        at += path_size + other_size
        yield kind, descriptor, offset, path, other


def folder_of(path):
    return os.path.dirname(path)


class Steps:
    """The steps of a recording, beginning with what is there already: `path: bytes`, None for a folder."""

    def __init__(self, recording, before):
        self._folders = {path for path, data in before.items() if data is None}
        self.before = {path: data for path, data in before.items() if data is not None}
        self.all = []
        self._names = {path: ("before", path) for path in self.before}  # path to the file that has this name
        self._open = {}  # descriptor to a file, or to the path of a folder
        for number, words in enumerate(read_calls(recording)):
            self._add(number, *words)

    def _add(self, number, kind, descriptor, offset, path, other):
        if kind == OPEN:
            self._open_file(number, descriptor, offset, path)
        elif kind == CLOSE:
            self._open.pop(descriptor, None)
        elif kind == WRITE:
            self.all.append(Step(WRITE, file=self._open[descriptor], offset=offset, data=other))
        elif kind == TRUNCATE:
            self.all.append(Step(TRUNCATE, file=self._open[descriptor], offset=offset))
        elif kind == SYNCHRONISE:
            self._synchronise(self._open[descriptor])
        else:
            new = other.decode()
            if kind == RENAME:
                self._names[new] = self._names.pop(path)
            elif kind == LINK:
                self._names[new] = self._names[path]
            elif kind == UNLINK:
                self._names.pop(path)
            self.all.append(Step(kind, folder=folder_of(new or path), path=path, other=new))

    def _open_file(self, number, descriptor, flags, path):
        if path in self._names:
            self._open[descriptor] = self._names[path]
            if flags & os.O_TRUNC:
                self.all.append(Step(TRUNCATE, file=self._names[path], offset=0))
        elif flags & os.O_CREAT:
            file = ("made", number)
            self._names[path] = self._open[descriptor] = file
            self.all.append(Step(OPEN, folder=folder_of(path), path=path))
            self.all[-1].made = file
        else:
            self._open[descriptor] = path  # a folder

    def _synchronise(self, what):
        for step in self.all:
            if step.durable == NEVER and what in (step.file, step.folder):
                step.durable = len(self.all)

    def is_durable(self, step, count, synchronised):
        """Whether no crash undoes a step when `count` are made, before or after what is synchronised then."""
        return step.durable < count or (synchronised and step.durable == count)

    def at_risk(self, count, synchronised):
        """Steps that a crash may undo then, by number."""
        return [i for i, step in enumerate(self.all[:count]) if not self.is_durable(step, count, synchronised)]

    def state(self, count, without=(), torn=False, zeroed=()):
        """Files after so many steps: path to bytes, None for a folder.

        `without` are steps that did not reach the disk; `torn`: of the last write only the first half did;
        `zeroed` are writes of which the length did and the bytes did not.
        """
        files = {("before", path): bytearray(data) for path, data in self.before.items()}
        names = {path: ("before", path) for path in self.before}
        folders = set(self._folders)
        for i, step in enumerate(self.all[:count]):
            if i in without:
                continue
            if step.file is not None:
                change_bytes(files.setdefault(step.file, bytearray()), step, torn and i == count - 1, i in zeroed)
            elif step.folder in folders:
                change_names(names, folders, step)
        return {**{path: bytes(files.get(file, b"")) for path, file in names.items()},
                **{folder: None for folder in folders}}


def change_bytes(data, step, torn, zeroed):
    if step.kind == TRUNCATE:
        del data[step.offset:]
        data.extend(bytes(step.offset - len(data)))
        return
    piece = step.data[:len(step.data) // 2] if torn else step.data
    data.extend(bytes(max(0, step.offset - len(data))))
    data[step.offset:step.offset + len(piece)] = bytes(len(piece)) if zeroed else piece


def change_names(names, folders, step):
    if step.kind == OPEN:
        names[step.path] = step.made
    elif step.kind == MAKE_FOLDER:
        folders.add(step.path)
    elif step.kind == REMOVE_FOLDER:
        # With a name in it that should have been gone the folder stays.
        if not any(folder_of(path) == step.path for path in names):
            folders.discard(step.path)
    elif step.kind == UNLINK:
        names.pop(step.path, None)
    elif step.path in names:
        names[step.other] = names[step.path]
        if step.kind == RENAME:
            del names[step.path]


def read_state(folder):
    """What lies in `out/` now."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
            for path in [folder / "out", *(folder / "out").rglob("*")]}


def write_state(state, folder):
    for path in sorted(path for path, data in state.items() if data is None):
        (folder / path).mkdir(exist_ok=True)
    for path, data in state.items():
        if data is not None:
            (folder / path).write_bytes(data)
