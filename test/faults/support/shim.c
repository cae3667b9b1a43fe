/*
 * Faults from outside, for LD_PRELOAD: counts what a process does to the files below one folder and, at a
 * chosen operation, kills it there and then, or lets writes or syncs fail. The product knows nothing of it.
 *
 * ZX_DIR        the folder; nothing else is counted
 * ZX_KILL_AT    SIGKILL instead of operation N (1 = the first)
 * ZX_TORN       a killed write still puts the first half of its bytes down
 * ZX_FAIL       "write" or "sync": which operations fail, with ENOSPC or EIO
 * ZX_FAIL_FROM  from operation N on; ZX_FAIL_FOR: so many times (for good when absent)
 * ZX_NO_LOCKS   the file system has no locks: taking one fails with ENOLCK
 * ZX_COUNT      where the number of operations is written at the end
 * ZX_SNAP       a folder: the state that a SIGKILL at each operation from ZX_SNAP_FROM to ZX_SNAP_TO would leave is
 *               copied to its subfolder N, with what had been said until then as N.said. With ZX_TORN every second
 *               write is torn. The process goes on: one run gives many deaths.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_long operations;
static atomic_long failures;
static const char *dir;
static size_t dir_length;
static long kill_at, fail_from, fail_for;
static int torn, fail_writes, fail_syncs, no_locks;
static const char *snap;
static long snap_from, snap_to;
static char said[1 << 16];
static size_t said_length;

__attribute__((constructor)) static void begin(void) {
  const char *text;
  dir = getenv("ZX_DIR");
  dir_length = dir ? strlen(dir) : 0;
  kill_at = (text = getenv("ZX_KILL_AT")) ? atol(text) : 0;
  fail_from = (text = getenv("ZX_FAIL_FROM")) ? atol(text) : 0;
  fail_for = (text = getenv("ZX_FAIL_FOR")) ? atol(text) : LONG_MAX;
  torn = getenv("ZX_TORN") != NULL;
  snap = getenv("ZX_SNAP");
  snap_from = (text = getenv("ZX_SNAP_FROM")) ? atol(text) : 0;
  snap_to = (text = getenv("ZX_SNAP_TO")) ? atol(text) : 0;
  no_locks = getenv("ZX_NO_LOCKS") != NULL;
  text = getenv("ZX_FAIL");
  fail_writes = text && strcmp(text, "write") == 0;
  fail_syncs = text && strcmp(text, "sync") == 0;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("ZX_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&operations));
  fclose(file);
}

static int ours(const char *path) {
  return dir && path && strncmp(path, dir, dir_length) == 0;
}

static int ours_fd(int fd) {
  char link[64], path[PATH_MAX];
  ssize_t length;
  if (!dir) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return ours(path);
}

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

/* Whether the death at the operation that comes now is kept. */
static int snapping(void) {
  long number = atomic_load(&operations) + 1;
  return snap && number >= snap_from && number <= snap_to;
}

static int snap_torn(void) { return torn && snapping() && (atomic_load(&operations) + 1) % 2 == 0; }

/* Copies the folder as it is at this moment, and what was said. Ends the process where it cannot. */
static void keep(void) {
  REAL(ssize_t, "write", int, const void *, size_t);
  char target[PATH_MAX], path[PATH_MAX];
  char *const clean[] = {"PATH=/usr/bin:/bin", NULL};
  long number = atomic_load(&operations) + 1;
  int status = 0, file;
  pid_t child;
  snprintf(target, sizeof target, "%s/%ld", snap, number);
  snprintf(path, sizeof path, "%s/%ld.said", snap, number);
  file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (file < 0 || real(file, said, said_length) != (ssize_t)said_length) _exit(98);
  close(file);
  child = vfork();
  if (child == 0) {
    execle("/bin/cp", "cp", "-a", dir, target, (char *)NULL, clean);
    _exit(97);
  }
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) _exit(96);
}

/* Counts an operation. Does not return when it is the one to die at; 1 when it must fail. */
static int reached(int fails) {
  long number;
  if (snapping()) keep();
  number = atomic_fetch_add(&operations, 1) + 1;
  if (number == kill_at) kill(getpid(), SIGKILL);
  if (!fails || fail_from == 0 || number < fail_from) return 0;
  return atomic_fetch_add(&failures, 1) < fail_for;
}

static int dying(void) { return atomic_load(&operations) + 1 == kill_at; }

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (snap && fd == STDOUT_FILENO && said_length + count <= sizeof said) {
    memcpy(said + said_length, bytes, count);
    said_length += count;
  }
  if (ours_fd(fd)) {
    if (snap_torn()) {
      ssize_t first = real(fd, bytes, count / 2), second;
      reached(0);
      if (first < (ssize_t)(count / 2)) return first;
      second = real(fd, (const char *)bytes + first, count - (size_t)first);
      return second < 0 ? second : first + second;
    }
    if (torn && dying()) real(fd, bytes, count / 2);
    if (reached(fail_writes)) { errno = ENOSPC; return -1; }
  }
  return real(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  if (ours_fd(fd)) {
    if (torn && (dying() || snap_torn())) real(fd, bytes, count / 2, offset);
    if (reached(fail_writes)) { errno = ENOSPC; return -1; }
  }
  return real(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (ours_fd(fd)) {
    if (torn && (dying() || snap_torn())) real(fd, bytes, count / 2, offset);
    if (reached(fail_writes)) { errno = ENOSPC; return -1; }
  }
  return real(fd, bytes, count, offset);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  if (ours_fd(fd) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(fd, pieces, count);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
  REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
  if (ours_fd(out) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(in, from, out, to, count, flags);
}

ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
  REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
  if (ours_fd(out) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(out, in, offset, count);
}

int ftruncate(int fd, off_t length) {
  REAL(int, "ftruncate", int, off_t);
  if (ours_fd(fd)) reached(0);
  return real(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  if (ours_fd(fd)) reached(0);
  return real(fd, length);
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  if (ours_fd(fd) && reached(fail_syncs)) { errno = EIO; return -1; }
  return real(fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  if (ours_fd(fd) && reached(fail_syncs)) { errno = EIO; return -1; }
  return real(fd);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (ours(to)) reached(0);
  return real(from, to);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (ours(path)) reached(0);
  return real(path);
}

int rmdir(const char *path) {
  REAL(int, "rmdir", const char *);
  if (ours(path)) reached(0);
  return real(path);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  if (ours(path)) reached(0);
  return real(path, mode);
}

/* One argument at most, a pointer or a number: both fit a pointer. */
static int locks(int command) { return command == F_SETLK || command == F_SETLKW || command == F_GETLK; }

int fcntl(int fd, int command, ...) {
  REAL(int, "fcntl", int, int, ...);
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (no_locks && locks(command) && ours_fd(fd)) { errno = ENOLCK; return -1; }
  return real(fd, command, argument);
}

int fcntl64(int fd, int command, ...) {
  REAL(int, "fcntl64", int, int, ...);
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (no_locks && locks(command) && ours_fd(fd)) { errno = ENOLCK; return -1; }
  return real(fd, command, argument);
}
