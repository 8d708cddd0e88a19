package anju.vote.tally;

import anju.vote.Precedence;
import anju.vote.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a vote of the register as a file of docs/formats/tally.md and counts it from there. Areas come from the parts, not from the
 * heads' sums, and no ballot is left out: neither what was superseded nor what is invalid.
 */
@Component
class ExportedVote implements Tally.FromFile {
    private final JdbcClient db;

    ExportedVote(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<UUID, Tally> of(UUID vote) {
        try {
            var counted = new HashMap<UUID, Tally>();
            for (var told : Recount.of(new ByteArrayInputStream(file(vote))).matters()) {
                counted.put(UUID.fromString(told.matter()), told.tally());
            }
            return counted;
        } catch (UnusableFile e) {
            throw new IllegalStateException("the file of vote " + vote + " cannot be counted", e);
        }
    }

    /** The whole vote, choices included: for the count alone. */
    byte[] file(UUID vote) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            var precedence = writeRules(out, vote);
            list(
                    out,
                    "matters",
                    () -> db.sql("select id, kind from vote.matter where vote_id = ? order by number")
                            .param(vote)
                            .query(row -> {
                                out.writeStartObject();
                                out.writeStringProperty("id", row.getString("id"));
                                out.writeStringProperty("rule", row.getString("kind"));
                                out.writeEndObject();
                            }));
            list(
                    out,
                    "roll",
                    () -> db.sql("""
                            select part_id, head_id, area_x100 from vote.head_part where vote_id = ? order by part_id""").param(vote).query(row -> {
                        out.writeStartObject();
                        out.writeStringProperty("part", row.getString("part_id"));
                        out.writeNumberProperty("area", row.getLong("area_x100"));
                        out.writeStringProperty("head", row.getString("head_id"));
                        out.writeStringProperty("kind", PartKind.NORMAL.name());
                        out.writeEndObject();
                    }));
            writeBallots(out, vote, precedence);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private Precedence writeRules(JsonGenerator out, UUID vote) {
        return db.sql("select precedence, opens_at, closes_at from vote.vote where id = ?")
                .param(vote)
                .query((row, _) -> {
                    out.writeStringProperty("opensAt", time(row, "opens_at"));
                    out.writeStringProperty("closesAt", time(row, "closes_at"));
                    out.writeStringProperty("precedence", row.getString("precedence"));
                    out.writeStringProperty("silence", Silence.EXCLUDE.name());
                    out.writeStringProperty("proxies", Proxies.OWNER_FIRST.name());
                    return Precedence.valueOf(row.getString("precedence"));
                })
                .single();
    }

    /** In the order of arrival, because of equal times the file's order decides; of the same moment, by id as the register does. */
    private void writeBallots(JsonGenerator out, UUID vote, Precedence precedence) {
        var byId = precedence == Precedence.FIRST_VALID ? "desc" : "asc";
        list(
                out,
                "ballots",
                () -> db.sql("""
                        select b.id, b.head_id, b.channel, b.cast_at, b.mandate_id is not null as by_proxy,
                               (select p.part_id from vote.head_part p where p.head_id = b.head_id order by p.part_id limit 1) as part,
                               array(select m.id::text from vote.matter m
                                      where m.vote_id = b.vote_id and (b.invalid_reason is not null or exists (
                                              select from vote.answer a where a.ballot_id = b.id and a.matter_id = m.id))
                                      order by m.number) as matters,
                               array(select case when b.invalid_reason is null then a.choice else 'INVALID' end
                                       from vote.matter m left join vote.answer a on a.ballot_id = b.id and a.matter_id = m.id
                                      where m.vote_id = b.vote_id and (b.invalid_reason is not null or a.ballot_id is not null)
                                      order by m.number) as choices
                          from vote.ballot b
                         where b.vote_id = ?
                         order by b.accepted_at, b.id %s""".formatted(byId)).param(vote).query(row -> {
                    out.writeStartObject();
                    out.writeStringProperty("part", row.getString("part"));
                    out.writeStringProperty(
                            "channel",
                            row.getString("channel").equals(Via.PAPER.name()) ? Via.PAPER.name() : Via.APP.name());
                    out.writeStringProperty("at", time(row, "cast_at"));
                    if (row.getBoolean("by_proxy")) {
                        out.writeStringProperty("proxyOf", row.getString("head_id"));
                    }
                    out.writeName("answers");
                    out.writeStartObject();
                    var matters = (String[]) row.getArray("matters").getArray();
                    var choices = (String[]) row.getArray("choices").getArray();
                    for (int i = 0; i < matters.length; i++) {
                        out.writeStringProperty(matters[i], choices[i]);
                    }
                    out.writeEndObject();
                    out.writeEndObject();
                }));
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().toString();
    }

    private static void list(JsonGenerator out, String name, Runnable rows) {
        out.writeName(name);
        out.writeStartArray();
        rows.run();
        out.writeEndArray();
    }
}
