package anju.city;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operating system's account PostgreSQL runs under: our own, or, since it refuses root, one that root steps down to. */
final class PostgresUser {
    private static final System.Logger LOG = System.getLogger(PostgresUser.class.getName());
    private static final Path ROOT = Path.of("/");

    private record Account(String name, int uid, int gid) {}

    private final Optional<Account> other;
    private final boolean diesWithUs;
    private final List<String> ownSession;

    private PostgresUser(Optional<Account> other) {
        this.other = other;
        this.diesWithUs = OsCommand.run(ROOT, List.of("setpriv", "--pdeathsig", "INT", "true"))
                .succeeded();
        // A session of its own, so that Ctrl-C at the terminal reaches us alone and we close the database last.
        this.ownSession = OsCommand.run(ROOT, List.of("setsid", "true")).succeeded() ? List.of("setsid") : List.of();
    }

    static PostgresUser choose() throws IOException {
        if (!weAreRoot()) {
            return new PostgresUser(Optional.empty());
        }
        if (!OsCommand.run(ROOT, List.of("setpriv", "--version")).succeeded()) {
            throw new PostgresUnavailable("PostgreSQL does not run as root, and the command setpriv, which would let it"
                    + " run under another account, is missing. Install util-linux, start Anju as an ordinary user,"
                    + " or use an external PostgreSQL with --db.");
        }
        Account account = account("postgres").or(() -> account("anju")).orElseGet(PostgresUser::create);
        LOG.log(Level.INFO, "Running as root: PostgreSQL runs under the account {0}", account.name());
        return new PostgresUser(Optional.of(account));
    }

    private static boolean weAreRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static Optional<Account> account(String name) {
        OsCommand uid = OsCommand.run(ROOT, List.of("id", "-u", name));
        OsCommand gid = OsCommand.run(ROOT, List.of("id", "-g", name));
        return uid.succeeded() && gid.succeeded()
                ? Optional.of(new Account(name, Integer.parseInt(uid.output()), Integer.parseInt(gid.output())))
                : Optional.empty();
    }

    private static Account create() {
        LOG.log(Level.INFO, "PostgreSQL does not run as root: creating the system account anju for it");
        OsCommand created = OsCommand.run(
                ROOT,
                List.of(
                        "useradd",
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--home-dir",
                        "/nonexistent",
                        "--shell",
                        "/usr/sbin/nologin",
                        "anju"));
        return account("anju")
                .orElseThrow(() -> new PostgresUnavailable("PostgreSQL does not run as root, and the system account"
                        + " anju could not be created: " + created.output() + ". Create an account named postgres or"
                        + " anju, start Anju as an ordinary user, or use an external PostgreSQL with --db."));
    }

    /** Whether that account can reach a folder (every folder above it counts). */
    boolean canEnter(Path folder) {
        return other.isEmpty()
                || OsCommand.run(ROOT, command("KILL", List.of("test", "-x", folder.toString())))
                        .succeeded();
    }

    /** Makes a file or folder that account's own. */
    void own(Path path) throws IOException {
        if (other.isPresent()) {
            Files.setAttribute(path, "unix:uid", other.get().uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", other.get().gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Runs a short command as that account. */
    OsCommand run(Path folder, List<String> command) {
        return OsCommand.run(folder, command("KILL", command));
    }

    /** The command line of a server that asks PostgreSQL to shut down fast (SIGINT) when the thread that forked it dies. */
    List<String> server(List<String> command) {
        var line = new ArrayList<>(ownSession);
        line.addAll(command("INT", command));
        return line;
    }

    private List<String> command(String lastSignal, List<String> command) {
        var line = new ArrayList<String>();
        if (diesWithUs || other.isPresent()) {
            line.add("setpriv");
            if (diesWithUs) {
                line.addAll(List.of("--pdeathsig", lastSignal));
            }
            other.ifPresent(account -> line.addAll(
                    List.of("--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups", "--reset-env")));
            line.add("--");
        }
        line.addAll(command);
        return line;
    }
}
