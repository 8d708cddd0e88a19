package anju.vote;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes the box and the papers in it. */
@Component
class Papers {
    private final JdbcClient db;

    Papers(JdbcClient db) {
        this.db = db;
    }

    void insertOpening(UUID vote, BoxOpening box, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into vote.box_opening (vote_id, papers, nameless, opened_at, by_person, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(vote, box.papers(), box.nameless(), Timestamp.from(at), by, act, VoteAct.BOX_OPENED.code())
                .update();
        box.witnesses()
                .forEach(person -> db.sql("insert into vote.box_witness (vote_id, person_id) values (?, ?)")
                        .params(vote, person)
                        .update());
    }

    /** Papers of the opened box that can be entered; empty while it is shut. */
    Optional<Integer> inTheBox(UUID vote) {
        return db.sql("select papers - nameless from vote.box_opening where vote_id = ?")
                .param(vote)
                .query(Integer.class)
                .optional();
    }

    /** Papers entered and not struck. */
    int entered(UUID vote) {
        return db.sql("select count(*) from vote.paper_entry where vote_id = ? and state <> 'STRUCK'")
                .param(vote)
                .query(Integer.class)
                .single();
    }

    int waiting(UUID vote) {
        return db.sql("select count(*) from vote.paper_entry where vote_id = ? and state = 'WAITING'")
                .param(vote)
                .query(Integer.class)
                .single();
    }

    boolean isCandidate(UUID vote, UUID person) {
        return db.sql("""
                select exists (select from vote.candidate c join vote.matter m on m.id = c.matter_id
                                where m.vote_id = ? and c.person_id = ?)""").params(vote, person).query(Boolean.class).single();
    }

    boolean isSerialUsed(UUID vote, String serial) {
        return db.sql(
                        "select exists (select from vote.paper_entry where vote_id = ? and serial = ? and state <> 'STRUCK')")
                .params(vote, serial)
                .query(Boolean.class)
                .single();
    }

    boolean isOnRoll(UUID vote, UUID head) {
        return db.sql("select exists (select from vote.head where vote_id = ? and id = ?)")
                .params(vote, head)
                .query(Boolean.class)
                .single();
    }

    List<UUID> persons(UUID head) {
        return db.sql("select person_id from vote.head_person where head_id = ?")
                .param(head)
                .query(UUID.class)
                .list();
    }

    /** The mandate that stands for a head, if this person is its proxy. */
    Optional<UUID> mandate(UUID head, @Nullable UUID proxy) {
        return db.sql("select id from vote.mandate where head_id = ? and proxy = ? and state = 'STANDING'")
                .param(head)
                .param(proxy)
                .query(UUID.class)
                .optional();
    }

    List<UUID> matters(UUID vote) {
        return db.sql("select id from vote.matter where vote_id = ?")
                .param(vote)
                .query(UUID.class)
                .list();
    }

    void insert(UUID id, UUID vote, PaperBallot paper, UUID by, Instant at) {
        db.sql("""
                insert into vote.paper_entry (id, vote_id, head_id, serial, cast_at, signed_by, invalid_reason, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(vote)
                .param(paper.headId())
                .param(paper.serial())
                .param(Timestamp.from(paper.castAt()))
                .param(paper.signedBy())
                .param(paper.invalid() == null ? null : paper.invalid().name())
                .param(by)
                .param(Timestamp.from(at))
                .update();
        paper.answers()
                .forEach((matter, choice) -> db.sql(
                                "insert into vote.paper_answer (entry_id, matter_id, choice) values (?, ?, ?)")
                        .params(id, matter, choice.name())
                        .update());
    }

    /** Entries that still wait, locked until the end of the transaction. */
    List<PaperEntry> waiting(UUID vote, Set<UUID> entries) {
        return db.sql("""
                select id, vote_id, head_id, serial, cast_at, signed_by, invalid_reason as invalid, entered_by
                  from vote.paper_entry where vote_id = :vote and id in (:entries) and state = 'WAITING' order by serial for update""")
                .param("vote", vote)
                .param("entries", entries)
                .query(PaperEntry.class)
                .list();
    }

    Map<UUID, Choice> answers(UUID entry) {
        var answers = new TreeMap<UUID, Choice>();
        db.sql("select matter_id, choice from vote.paper_answer where entry_id = ?")
                .param(entry)
                .query(row -> {
                    answers.put(row.getObject("matter_id", UUID.class), Choice.valueOf(row.getString("choice")));
                });
        return answers;
    }

    void count(UUID entry, UUID ballot, UUID by, Instant at) {
        db.sql(
                        "update vote.paper_entry set state = 'COUNTED', ballot_id = ?, checked_by = ?, checked_at = ? where id = ?")
                .params(ballot, by, Timestamp.from(at), entry)
                .update();
    }

    void strike(UUID entry, String reason, UUID by, Instant at) {
        db.sql("update vote.paper_entry set state = 'STRUCK', reason = ?, checked_by = ?, checked_at = ? where id = ?")
                .params(reason, by, Timestamp.from(at), entry)
                .update();
    }

    void insertCandidate(UUID matter, UUID person, UUID act) {
        db.sql("insert into vote.candidate (matter_id, person_id, act_id, act_kind) values (?, ?, ?, ?)")
                .params(matter, person, act, VoteAct.CANDIDATE_NAMED.code())
                .update();
    }
}
