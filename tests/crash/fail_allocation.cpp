// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Lets requests for memory fail, those of `operator new` too, which come here. They are counted from the
// start of main(). CHOKEPOINT_NO_MEMORY says `NUMBER once|on`: which of them fails (the first is 1), and
// whether all that follow fail too. The count at the end goes to the file that CHOKEPOINT_REQUESTS names.

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<bool> counting = false;
std::atomic<long> count = 0;
long number = 0; // of the request that fails
bool lasting = false;

bool fails()
{
    if (!counting) {
        return false;
    }
    const long turn = ++count;
    const bool failing = number > 0 && (turn == number || (lasting && turn > number));
    if (failing) {
        errno = ENOMEM;
    }
    return failing;
}

//! Of the whole process, when it ends.
void write_count()
{
    counting = false;
    char text[32] = "";
    const int size = std::snprintf(text, sizeof text, "%ld\n", count.load());
    const char* file = std::getenv("CHOKEPOINT_REQUESTS");
    const long descriptor =
        syscall(SYS_openat, AT_FDCWD, file == nullptr ? "" : file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (descriptor >= 0) {
        [[maybe_unused]] const long written = syscall(SYS_write, descriptor, text, size);
        syscall(SYS_close, descriptor);
    }
}

using Main = int (*)(int, char**, char**);
Main program_main = nullptr;

int counted_main(int argc, char** argv, char** environment)
{
    char how[8] = "";
    const char* wish = std::getenv("CHOKEPOINT_NO_MEMORY");
    if (wish != nullptr && std::sscanf(wish, "%ld %7s", &number, how) == 2) {
        lasting = std::strcmp(how, "on") == 0;
    }
    std::atexit(write_count);
    counting = true;
    return program_main(argc, argv, environment);
}

} // namespace

extern "C" {

void* malloc(std::size_t size) noexcept
{
    return fails() ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t items, std::size_t size) noexcept
{
    return fails() ? nullptr : __libc_calloc(items, size);
}

void* realloc(void* old, std::size_t size) noexcept
{
    return fails() ? nullptr : __libc_realloc(old, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    return fails() ? nullptr : __libc_memalign(alignment, size);
}

int posix_memalign(void** into, std::size_t alignment, std::size_t size) noexcept
{
    void* memory = fails() ? nullptr : __libc_memalign(alignment, size);
    *into = memory != nullptr ? memory : *into;
    return memory != nullptr ? 0 : ENOMEM;
}

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(), void (*linker_fini)(),
                      void* stack_end)
{
    using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
    program_main = main;
    const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
    return start(counted_main, argc, argv, init, fini, linker_fini, stack_end);
}
}
