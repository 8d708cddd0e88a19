package anju.city;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The embedded cluster on its way up while the framework starts, because for seconds neither needs the other. */
public final class ClusterAhead implements AutoCloseable {
    private final CompletableFuture<Cluster> starting = new CompletableFuture<>();
    private volatile boolean taken;

    private ClusterAhead() {}

    /** Begins at once: the programs, the database, and, as long as there is no city, the template the first is copied from. */
    public static ClusterAhead begin(Path dataFolder, Consumer<String> progress) {
        var ahead = new ClusterAhead();
        Thread.ofPlatform().daemon().name("cluster-ahead").start(() -> ahead.start(dataFolder, progress));
        return ahead;
    }

    private void start(Path dataFolder, Consumer<String> progress) {
        try {
            var cluster = Cluster.embedded(dataFolder, Map.of(), progress);
            starting.complete(cluster);
            // Whatever fails here is met again, and told, by whoever needs it.
            var databases = new Databases(cluster);
            databases.prepare();
            if (!databases.knowsAnyCity()) {
                databases.template();
            }
        } catch (RuntimeException | Error e) {
            starting.completeExceptionally(e);
        }
    }

    /** Waits for it; whoever takes it closes it. */
    Cluster take() {
        taken = true;
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }

    /** Stops what was begun unless somebody took it: a start that fails elsewhere leaves no database behind. */
    @Override
    public void close() {
        if (!taken) {
            starting.thenAccept(Cluster::close).exceptionally(_ -> null).join();
        }
    }
}
