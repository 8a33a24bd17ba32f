# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""A Slurm of one node on the loopback interface, for the time of a test. Wants root and Debian's packages."""
import os
import pathlib
import shutil
import socket
import subprocess
import time


class Slurm:
    """Starts munge, the controller and the node; stops those that it started."""

    def __init__(self):
        # A name without blanks: Slurm's file takes none.
        self.state = pathlib.Path("/run", f"chokepoint-slurm-{os.getpid()}")
        self.configuration = self.state / "slurm.conf"
        self.processes = []

    def configure(self):
        host = socket.gethostname().split(".")[0]
        for name in ("controller", "node"):
            (self.state / name).mkdir(parents=True)
        ports = [free_port(), free_port()]
        self.configuration.write_text("\n".join([
            "ClusterName=test", f"SlurmctldHost={host}(127.0.0.1)", "SlurmUser=root", "SlurmdUser=root",
            "AuthType=auth/munge", "CredType=cred/munge", f"SlurmctldPort={ports[0]}", f"SlurmdPort={ports[1]}",
            f"StateSaveLocation={self.state}/controller", f"SlurmdSpoolDir={self.state}/node",
            f"SlurmctldPidFile={self.state}/controller.pid", f"SlurmdPidFile={self.state}/node.pid",
            f"SlurmctldLogFile={self.state}/controller.log", f"SlurmdLogFile={self.state}/node.log",
            "ProctrackType=proctrack/pgid", "TaskPlugin=task/none", "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_CPU", "ReturnToService=2", "MaxArraySize=10001", "MpiDefault=none",
            f"NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} RealMemory=1000 State=UNKNOWN",
            f"PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP", ""]))

    def start_munge(self):
        if subprocess.run(["munge", "-n"], capture_output=True, check=False).returncode == 0:
            return
        pathlib.Path("/run/munge").mkdir(exist_ok=True)
        shutil.chown("/run/munge", "munge", "munge")
        self.processes.append(subprocess.Popen(["su", "munge", "-s", "/bin/sh", "-c", "exec munged --foreground"],
                                               stderr=subprocess.DEVNULL))

    def __enter__(self):
        self.configure()
        self.start_munge()
        environment = {**os.environ, "SLURM_CONF": str(self.configuration)}
        for daemon in ("slurmctld", "slurmd"):
            self.processes.append(subprocess.Popen([daemon, "-D", "-f", str(self.configuration)], env=environment,
                                                   stderr=subprocess.DEVNULL))
        for _ in range(600):
            if self.is_idle(environment):
                return self
            time.sleep(0.1)
        self.__exit__(None, None, None)
        raise SystemExit("FAILED: Slurm did not start")

    @staticmethod
    def is_idle(environment):
        asked = subprocess.run(["sinfo", "--noheader", "--format=%T"], env=environment, capture_output=True, text=True,
                               check=False)
        return asked.stdout.strip() == "idle"

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(timeout=30)
        shutil.rmtree(self.state, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
