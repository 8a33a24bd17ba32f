// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Lets requests for memory fail, those of `operator new` too, which come here. They are counted from the
// start of main(). CHOKEPOINT_NO_MEMORY says `NUMBER once|on|ours`: which of them fails (the first is 1), and
// whether all that follow fail too, or all but those of HDF5. Where one of HDF5's failed the file that
// CHOKEPOINT_HDF5_FAILED names is made. The count at the end goes to the file that CHOKEPOINT_REQUESTS names.

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
bool only_ours = false;

//! Makes a file, without asking for memory.
void write_file(const char* variable, const char* text, std::size_t size)
{
    const char* file = std::getenv(variable);
    const long descriptor =
        syscall(SYS_openat, AT_FDCWD, file == nullptr ? "" : file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (descriptor >= 0) {
        [[maybe_unused]] const long written = syscall(SYS_write, descriptor, text, size);
        syscall(SYS_close, descriptor);
    }
}

bool is_in_hdf5(const void* code)
{
    Dl_info place{};
    return dladdr(code, &place) != 0 && std::strstr(place.dli_fname, "libhdf5") != nullptr;
}

bool fails(const void* caller)
{
    if (!counting) {
        return false;
    }
    const long turn = ++count;
    if (number == 0 || (turn != number && !(lasting && turn > number))) {
        return false;
    }
    if (is_in_hdf5(caller)) {
        if (only_ours) {
            return false;
        }
        write_file("CHOKEPOINT_HDF5_FAILED", "", 0);
    }
    errno = ENOMEM;
    return true;
}

//! Of the whole process, when it ends.
void write_count()
{
    counting = false;
    char text[32] = "";
    const int size = std::snprintf(text, sizeof text, "%ld\n", count.load());
    write_file("CHOKEPOINT_REQUESTS", text, static_cast<std::size_t>(size));
}

using Main = int (*)(int, char**, char**);
Main program_main = nullptr;

int counted_main(int argc, char** argv, char** environment)
{
    char how[8] = "";
    const char* wish = std::getenv("CHOKEPOINT_NO_MEMORY");
    if (wish != nullptr && std::sscanf(wish, "%ld %7s", &number, how) == 2) {
        only_ours = std::strcmp(how, "ours") == 0;
        lasting = only_ours || std::strcmp(how, "on") == 0;
    }
    std::atexit(write_count);
    counting = true;
    return program_main(argc, argv, environment);
}

} // namespace

extern "C" {

void* malloc(std::size_t size) noexcept
{
    return fails(__builtin_return_address(0)) ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t items, std::size_t size) noexcept
{
    return fails(__builtin_return_address(0)) ? nullptr : __libc_calloc(items, size);
}

void* realloc(void* old, std::size_t size) noexcept
{
    return fails(__builtin_return_address(0)) ? nullptr : __libc_realloc(old, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    return fails(__builtin_return_address(0)) ? nullptr : __libc_memalign(alignment, size);
}

int posix_memalign(void** into, std::size_t alignment, std::size_t size) noexcept
{
    void* memory = fails(__builtin_return_address(0)) ? nullptr : __libc_memalign(alignment, size);
    *into = memory != nullptr ? memory : *into;
    return memory != nullptr ? 0 : ENOMEM;
}

//! HDF5 copies texts with it, and asks for memory so.
char* strdup(const char* text) noexcept
{
    const std::size_t size = std::strlen(text) + 1;
    void* copy = fails(__builtin_return_address(0)) ? nullptr : __libc_malloc(size);
    return static_cast<char*>(copy == nullptr ? nullptr : std::memcpy(copy, text, size));
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
