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
 *               write is torn. The process goes on: one run gives many deaths. ZX_SNAP_EVERY: only each so manieth.
 * ZX_LOSE       the power goes when it dies or ends: what was written to a file since it was last synced is taken back.
 *               Names are kept: they are in the care of the file system's journal.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_long operations;
static atomic_long failures;
static const char *dir;
static size_t dir_length;
static long kill_at, fail_from, fail_for;
static int torn, fail_writes, fail_syncs, no_locks, lose;
static const char *snap;
static long snap_from, snap_to, snap_every;
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
  snap_every = (text = getenv("ZX_SNAP_EVERY")) ? atol(text) : 1;
  no_locks = getenv("ZX_NO_LOCKS") != NULL;
  lose = getenv("ZX_LOSE") != NULL;
  text = getenv("ZX_FAIL");
  fail_writes = text && strcmp(text, "write") == 0;
  fail_syncs = text && strcmp(text, "sync") == 0;
}

static void lose_unsynced(void);

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("ZX_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  lose_unsynced();
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

/* What stood in a file before a change that is not synced yet. The newest first. */
struct change {
  struct change *older;
  int fd;
  off_t offset, size;
  size_t length;
  char before[];
};
/* A file that was changed, by a handle of our own: closing it would let go of the locks the process has on it. */
static struct file { dev_t dev; ino_t ino; int fd; } files[1024];
static int file_count;
static struct change *changes;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

/* Our own handle of a file; -1 for one that was never changed and is not to be (`make` 0). */
static int own_handle(int fd, const struct stat *found, int make) {
  char link[64];
  int at;
  for (at = 0; at < file_count; at++)
    if (files[at].dev == found->st_dev && files[at].ino == found->st_ino) return files[at].fd;
  if (!make) return -1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  if (file_count == sizeof files / sizeof *files) _exit(95);
  files[file_count] = (struct file){found->st_dev, found->st_ino, open(link, O_RDWR | O_CLOEXEC)};
  if (files[file_count].fd < 0) _exit(94);
  return files[file_count++].fd;
}

/* Remembers what a change from `offset` on (-1: where the file stands) over `count` bytes will take away. */
static void remember(int fd, off_t offset, size_t count) {
  struct stat found;
  struct change *change;
  ssize_t length = 0;
  if (!lose || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return;
  pthread_mutex_lock(&turn);
  if (offset < 0) offset = fcntl(fd, F_GETFL) & O_APPEND ? found.st_size : lseek(fd, 0, SEEK_CUR);
  if (offset < found.st_size) length = found.st_size - offset;
  if ((size_t)length > count) length = (ssize_t)count;
  change = malloc(sizeof *change + (size_t)length);
  if (!change) _exit(93);
  *change = (struct change){changes, own_handle(fd, &found, 1), offset, found.st_size, (size_t)length};
  if (pread(change->fd, change->before, (size_t)length, offset) != length) _exit(92);
  changes = change;
  pthread_mutex_unlock(&turn);
}

/* The file is on the disk as it is now. */
static void synced(int fd) {
  struct stat found;
  struct change **at = &changes;
  int own;
  if (!lose || fstat(fd, &found) != 0) return;
  pthread_mutex_lock(&turn);
  own = own_handle(fd, &found, 0);
  while (*at) {
    struct change *change = *at;
    if (change->fd != own) { at = &change->older; continue; }
    *at = change->older;
    free(change);
  }
  pthread_mutex_unlock(&turn);
}

/* Past these very functions: nothing of it is counted. Nobody writes any more afterwards. */
static void lose_unsynced(void) {
  if (!lose) return;
  pthread_mutex_lock(&turn);
  for (; changes; changes = changes->older) {
    if (syscall(SYS_pwrite64, changes->fd, changes->before, changes->length, changes->offset) != (long)changes->length ||
        syscall(SYS_ftruncate, changes->fd, changes->size) != 0)
      _exit(91);
  }
}

/* Whether the death at the operation that comes now is kept. */
static int snapping(void) {
  long number = atomic_load(&operations) + 1;
  return snap && number >= snap_from && number <= snap_to && (number - snap_from) % snap_every == 0;
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
  if (number == kill_at) {
    lose_unsynced();
    kill(getpid(), SIGKILL);
  }
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
    remember(fd, -1, count);
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
    remember(fd, offset, count);
    if (torn && (dying() || snap_torn())) real(fd, bytes, count / 2, offset);
    if (reached(fail_writes)) { errno = ENOSPC; return -1; }
  }
  return real(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (ours_fd(fd)) {
    remember(fd, offset, count);
    if (torn && (dying() || snap_torn())) real(fd, bytes, count / 2, offset);
    if (reached(fail_writes)) { errno = ENOSPC; return -1; }
  }
  return real(fd, bytes, count, offset);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  size_t bytes = 0;
  for (int piece = 0; piece < count; piece++) bytes += pieces[piece].iov_len;
  if (ours_fd(fd)) remember(fd, -1, bytes);
  if (ours_fd(fd) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(fd, pieces, count);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
  REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
  if (ours_fd(out)) remember(out, to ? *to : -1, count);
  if (ours_fd(out) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(in, from, out, to, count, flags);
}

ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
  REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
  if (ours_fd(out)) remember(out, -1, count);
  if (ours_fd(out) && reached(fail_writes)) { errno = ENOSPC; return -1; }
  return real(out, in, offset, count);
}

int ftruncate(int fd, off_t length) {
  REAL(int, "ftruncate", int, off_t);
  if (ours_fd(fd)) {
    remember(fd, length, SIZE_MAX);
    reached(0);
  }
  return real(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  if (ours_fd(fd)) {
    remember(fd, length, SIZE_MAX);
    reached(0);
  }
  return real(fd, length);
}

static int sync_by(int (*real)(int), int fd) {
  int result;
  if (!ours_fd(fd)) return real(fd);
  if (reached(fail_syncs)) { errno = EIO; return -1; }
  result = real(fd);
  if (result == 0) synced(fd);
  return result;
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  return sync_by(real, fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  return sync_by(real, fd);
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
