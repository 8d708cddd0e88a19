package anju.evidence;

import anju.city.City;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Numbers the acts that wait, in batches, writes them into the public record's files and signs its new head. One at a
 * time for each city (an advisory lock decides among nodes). The database is the truth; a head is signed only after its
 * leaves are committed and its files are on the disk, so whatever was published survives any crash.
 */
@Component
public class Sequencer {
    private static final long LOCK = 0x616e6a75L;
    private static final int BATCH = 1024;

    private final Log log;
    private final Set<City> compared = ConcurrentHashMap.newKeySet();

    Sequencer(Log log) {
        this.log = log;
    }

    /** Numbers and publishes everything that waits in the bound city; returns the size of the record afterwards. */
    public long runOnce() {
        try (var connection = City.current().sequencing().getConnection();
                var one = new SingleConnectionDataSource(connection, true)) {
            var db = JdbcClient.create(one);
            if (!db.sql("select pg_try_advisory_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single()) {
                return signedSize(db);
            }
            try {
                while (number(db, connection) == BATCH) {
                    // a full batch: more may be waiting
                }
                return publish(db);
            } finally {
                db.sql("select pg_advisory_unlock(?)").param(LOCK).query(row -> {});
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the sequencer cannot reach the database", e);
        }
    }

    private static int number(JdbcClient db, java.sql.Connection connection) throws java.sql.SQLException {
        connection.setAutoCommit(false);
        try {
            var waiting = db.sql("""
                    select a.id, a.entry from evidence.queue q join evidence.act a on a.id = q.act_id
                     order by a.created_at, a.id limit ?""").param(BATCH).query(Waiting.class).list();
            if (!waiting.isEmpty()) {
                number(db, connection, waiting, numbered(db));
            }
            connection.commit();
            return waiting.size();
        } catch (RuntimeException | java.sql.SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** All at once: two statements for each act would be what limits the record. */
    private static void number(JdbcClient db, java.sql.Connection connection, List<Waiting> waiting, long next)
            throws java.sql.SQLException {
        var ids = connection.createArrayOf(
                "uuid", waiting.stream().map(Waiting::id).toArray());
        var hashes = connection.createArrayOf(
                "bytea",
                waiting.stream().map(act -> MerkleTree.leafHash(act.entry)).toArray(byte[][]::new));
        db.sql("""
                insert into evidence.leaf (idx, act_id, leaf_hash)
                select ? + n - 1, id, hash from unnest(?, ?) with ordinality as w (id, hash, n) order by n""").params(next, ids, hashes).update();
        db.sql("delete from evidence.queue where act_id = any (?)").param(ids).update();
    }

    private long publish(JdbcClient db) {
        long signed = signedSize(db);
        long size = numbered(db);
        var folder = log.folder();
        requireContinuity(db, folder);
        if (size > signed) {
            var edge = folder.readCheckpoint().isPresent() || signed == 0
                    ? TileEdge.resume(signed, folder::read, folder::write)
                    : new TileEdge(folder::write);
            for (long from = edge.size(); from < size; from += BATCH) {
                entries(db, from).forEach(edge::append);
            }
            edge.flush();
            var note = Checkpoint.of(log.origin(), size, edge.root()).sign(log.signer());
            db.sql("insert into evidence.signed_head (size, root, note, signed_at) values (?, ?, ?, ?)")
                    .params(
                            size,
                            edge.root(),
                            new String(note.bytes(), java.nio.charset.StandardCharsets.UTF_8),
                            Timestamp.from(City.current().now()))
                    .update();
            folder.writeCheckpoint(note);
        }
        return size;
    }

    /** What was once published must be a beginning of what the database holds; otherwise nothing more is signed. */
    private void requireContinuity(JdbcClient db, LogFolder folder) {
        var last = lastHead(db);
        var published = folder.readCheckpoint();
        if (published.isPresent()) {
            var note = new String(published.get().bytes(), java.nio.charset.StandardCharsets.UTF_8);
            boolean known = db.sql("select exists (select from evidence.signed_head where note = ?)")
                    .param(note)
                    .query(Boolean.class)
                    .single();
            if (!known) {
                throw new LogFork("the published checkpoint is not one that this database signed");
            }
        }
        if (last.isPresent()) {
            if (published.isEmpty() || !compared.contains(City.current())) {
                compare(db, folder, last.get().size);
                compared.add(City.current());
            }
            var note = SignedNote.parse(last.get().note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            // Behind only after a crash between signing and publishing; writing it anew each time would keep the disk
            // busy.
            if (published.isEmpty() || !java.util.Arrays.equals(published.get().bytes(), note.bytes())) {
                folder.writeCheckpoint(note);
            }
        }
    }

    /**
     * Once after each start, and when the folder is new or lost: derives every file from the database again. One that is
     * missing is written, byte for byte as it was; one that says something else, or a signed head that the entries do not
     * lead to, is a fork.
     */
    private static void compare(JdbcClient db, LogFolder folder, long signed) {
        var edge = new TileEdge(folder::write);
        while (edge.size() < signed) {
            var heads = heads(db, edge.size());
            var entries = entries(db, edge.size());
            if (entries.isEmpty()) {
                throw new LogFork("the database ends at entry " + edge.size() + " of " + signed + " that were signed");
            }
            for (var entry : entries.subList(0, (int) Math.min(entries.size(), signed - edge.size()))) {
                edge.append(entry);
                var root = heads.get(edge.size());
                if (root != null && !java.util.Arrays.equals(edge.root(), root)) {
                    throw new LogFork(
                            "the entries in the database do not lead to the root that was signed at " + edge.size());
                }
            }
        }
        edge.flush();
    }

    /** The roots signed for the sizes of the batch that begins here. */
    private static Map<Long, byte[]> heads(JdbcClient db, long from) {
        var roots = new HashMap<Long, byte[]>();
        db.sql("select size, root from evidence.signed_head where size > ? and size <= ?")
                .params(from, from + BATCH)
                .query(row -> {
                    roots.put(row.getLong(1), row.getBytes(2));
                });
        return roots;
    }

    private static List<byte[]> entries(JdbcClient db, long from) {
        return db.sql("""
                select a.entry from evidence.leaf l join evidence.act a on a.id = l.act_id
                 where l.idx >= ? and l.idx < ? order by l.idx""")
                .params(from, from + BATCH)
                .query((row, _) -> row.getBytes(1))
                .list();
    }

    private static long numbered(JdbcClient db) {
        return db.sql("select coalesce(max(idx) + 1, 0) from evidence.leaf")
                .query(Long.class)
                .single();
    }

    private static long signedSize(JdbcClient db) {
        return lastHead(db).map(Head::size).orElse(0L);
    }

    private static Optional<Head> lastHead(JdbcClient db) {
        return db.sql("select size, root, note from evidence.signed_head order by size desc limit 1")
                .query(Head.class)
                .optional();
    }

    private record Waiting(UUID id, byte[] entry) {}

    private record Head(long size, byte[] root, String note) {}
}
