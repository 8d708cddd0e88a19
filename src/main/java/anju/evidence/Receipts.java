package anju.evidence;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proofs, good without this server, that an act stands in the public record. */
@Component
public class Receipts {
    private final JdbcClient db;
    private final Log log;

    Receipts(JdbcClient db, Log log) {
        this.db = db;
        this.log = log;
    }

    /** The public form; empty while the act waits to be numbered (moments), or when there is no such act. */
    public Optional<Receipt> of(UUID act) {
        var head = db.sql("select size, note from evidence.signed_head order by size desc limit 1")
                .query(Head.class)
                .optional();
        return head.flatMap(signed -> db.sql("""
                        select l.idx, a.entry from evidence.leaf l join evidence.act a on a.id = l.act_id
                         where a.id = ? and l.idx < ?""")
                .params(act, signed.size)
                .query(Numbered.class)
                .optional()
                .map(leaf -> Receipt.of(
                        leaf.entry,
                        leaf.idx,
                        MerkleTree.inclusionProof(
                                leaf.idx, signed.size, new TileHashes(signed.size, log.folder()::read)),
                        SignedNote.parse(signed.note.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
    }

    /** The form for those who may read what the act says: it opens the commitment. Never for ballots. */
    public Optional<Receipt> opened(UUID act) {
        return of(act).map(receipt -> db.sql("""
                        select a.kind, s.salt, s.payload from evidence.sealed s join evidence.act a on a.id = s.act_id
                         where a.id = ?""")
                .param(act)
                .query(Opening.class)
                .optional()
                .map(o -> receipt.opened(Receipt.Opening.of(o.kind, o.salt, o.payload)))
                .orElse(receipt));
    }

    private record Head(long size, String note) {}

    private record Numbered(long idx, byte[] entry) {}

    private record Opening(String kind, byte[] salt, byte[] payload) {}
}
