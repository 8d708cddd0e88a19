package anju.request.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.Masking;
import anju.access.People;
import anju.access.Vault;
import anju.city.City;
import anju.request.Outcome;
import anju.request.RequestState;
import anju.request.Rung;
import anju.site.Form;
import anju.site.Moment;
import anju.site.Option;
import anju.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one request for the desk. */
@Component
class DeskRequestScreens {
    private static final int FULL = 1000;

    private final JdbcClient db;
    private final Vault vault;
    private final People people;
    private final ReportScreens words;

    DeskRequestScreens(JdbcClient db, Vault vault, People people, ReportScreens words) {
        this.db = db;
        this.vault = vault;
        this.people = people;
        this.words = words;
    }

    /** @param wholePhone the number as it was asked for and written down; null where it stays masked */
    Optional<DeskRequestPage> request(Site site, UUID id, Form failed, @Nullable String wholePhone) {
        return db.sql("""
                select n.id, n.code, n.title, n.compound_id, c.name as compound, c.path, b.number as building, s.number as stairwell, n.spot, n.topic,
                       n.level, n.state, n.rung, n.number, n.channel, n.reporter_id, n.received_at, n.came_at, n.acknowledge_due_at, n.resolve_due_at,
                       n.acknowledged_at, n.taken_at, n.rises_at, n.solved, n.stars, e.until_at as extended_until
                  from request.request_now n join registry.compound_now c on c.id = n.compound_id
                  left join registry.building_now b on b.id = n.building_id
                  left join registry.stairwell_now s on s.id = n.stairwell_id
                  left join request.extension e on e.request_id = n.id
                 where n.id = ?""")
                .param(id)
                .query(DeskRequestPage.Facts.class)
                .optional()
                .map(facts -> page(site, facts, failed, wholePhone));
    }

    private DeskRequestPage page(Site site, DeskRequestPage.Facts facts, Form failed, @Nullable String wholePhone) {
        var id = facts.id();
        return new DeskRequestPage(
                site,
                facts,
                words.topic(site, facts.topic(), facts.path()),
                place(site, facts),
                facts.reporterId() == null ? "" : people.nameOf(facts.reporterId(), Audience.STAFF),
                wholePhone == null ? phone(facts) : wholePhone,
                description(id),
                files("select file_id from request.photo where request_id = ?", id),
                db.sql("select count(*) from request.household_now where request_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single(),
                ladder(site, facts),
                history(site, id),
                whistles(id),
                answers(id),
                petition(id),
                isNeeded(id),
                departments(),
                similar(facts),
                may(site, facts),
                clock(site, facts),
                failed);
    }

    private boolean isNeeded(UUID request) {
        return db.sql("select exists (select from request.remark where request_id = ? and kind = 'NEED_RECORDED')")
                .param(request)
                .query(Boolean.class)
                .single();
    }

    private static String place(Site site, DeskRequestPage.Facts facts) {
        var parts = new ArrayList<String>();
        parts.add(facts.compound());
        if (facts.building() != null) {
            parts.add(
                    facts.stairwell() == null
                            ? site.text("request.place.building", facts.building())
                            : site.text("request.place.stairwell", facts.building(), facts.stairwell()));
        } else if (facts.stairwell() != null) {
            parts.add(site.text("request.place.stairwell-only", facts.stairwell()));
        }
        if (!facts.spot().isEmpty()) {
            parts.add(facts.spot());
        }
        return String.join(" ", parts);
    }

    private String phone(DeskRequestPage.Facts facts) {
        if (facts.reporterId() != null) {
            return people.phonesOf(List.of(facts.reporterId()), Audience.STAFF).getOrDefault(facts.reporterId(), "");
        }
        return db.sql("select phone_enc from request.contact where request_id = ?")
                .param(facts.id())
                .query((row, _) -> Masking.phone(
                        vault.open("request.contact.phone_enc", facts.id(), row.getBytes(1)), Audience.STAFF))
                .optional()
                .orElse("");
    }

    private String description(UUID id) {
        return db.sql("select description_enc from request.request where id = ? and description_enc is not null")
                .param(id)
                .query((row, _) -> vault.open("request.request.description_enc", id, row.getBytes(1)))
                .optional()
                .orElse("");
    }

    private List<UUID> files(String sql, UUID id) {
        return db.sql(sql).param(id).query(UUID.class).list();
    }

    /** Every rung from the first: how it left each, where it stands, and what would bring it to the next. */
    private List<DeskRequestPage.LadderStep> ladder(Site site, DeskRequestPage.Facts facts) {
        var been = db.sql("""
                select r.first_rung as rung, r.received_at as came_at, (select at from request.taking t where t.request_id = r.id and t.number = 0) as taken_at,
                       (select min(at) from request.rise x where x.request_id = r.id) as left_at, (select kind from request.rise x where x.request_id = r.id and x.number = 1) as kind
                  from request.request r where r.id = :id
                union all
                select x.to_rung, x.at, (select t.at from request.taking t where t.request_id = x.request_id and t.number = x.number),
                       (select y.at from request.rise y where y.request_id = x.request_id and y.number = x.number + 1),
                       (select y.kind from request.rise y where y.request_id = x.request_id and y.number = x.number + 1)
                  from request.rise x where x.request_id = :id
                order by came_at""").param("id", facts.id()).query(Been.class).list();
        var steps = new ArrayList<DeskRequestPage.LadderStep>();
        for (var rung : been) {
            boolean now = rung.leftAt == null;
            var note = rung.takenAt == null
                    ? site.text("request.ladder.came", rung.cameAt)
                    : site.text("request.ladder.taken", rung.cameAt, rung.takenAt);
            var mark = now
                    ? facts.state().isOpen()
                                    && facts.risesAt() != null
                                    && !facts.rung().isTop()
                            ? site.text("request.ladder.rises", facts.risesAt())
                            : site.word(facts.state())
                    : site.text("request.ladder.left." + rung.kind);
            steps.add(new DeskRequestPage.LadderStep(rung.rung, now ? "is-now" : "is-done", note, mark));
        }
        for (var next = facts.rung(); !next.isTop(); next = next.above()) {
            steps.add(new DeskRequestPage.LadderStep(
                    next.above(), "", site.text("request.ladder.waits"), site.text("request.ladder.not-yet")));
        }
        return steps;
    }

    private record Been(
            Rung rung,
            Instant cameAt,
            @Nullable Instant takenAt,
            @Nullable Instant leftAt,
            @Nullable String kind) {}

    private List<Moment> history(Site site, UUID id) {
        var moments = new ArrayList<Moment>();
        db.sql("""
                select received_at as at, 'RECEIVED' as what, first_rung as rung, received_by as by_person, null::uuid as remark, '' as reason, null::bytea as text from request.request where id = :id
                union all select at, 'TAKEN', '', by_person, null, '', null from request.taking where request_id = :id
                union all select at, 'RISE_' || kind, to_rung, by_person, null, case kind when 'REOPENED' then '' else reason end, null from request.rise where request_id = :id
                union all select at, act_kind, '', by_person, null, reason, null from request.step where request_id = :id and act_kind not in ('request.request.accepted', 'request.request.reopened')
                union all select at, 'EXTENDED', '', by_person, null, reason, null from request.extension where request_id = :id
                union all select at, 'REMARK_' || kind, '', by_person, id, '', text_enc from request.remark where request_id = :id
                union all select at, 'VOICE', '', null, null, '', null from request.voice where request_id = :id
                order by 1""").param("id", id).query(row -> {
            var by = row.getObject("by_person", UUID.class);
            var rung = row.getString("rung");
            var remark = row.getObject("remark", UUID.class);
            var said = remark == null
                    ? row.getString("reason")
                    : vault.open("request.remark.text_enc", remark, row.getBytes("text"));
            var who = by == null ? "" : people.nameOf(by, Audience.STAFF);
            moments.add(new Moment(
                    row.getTimestamp("at").toInstant(),
                    site.text(
                            "request.step." + row.getString("what").replace("request.request.", ""),
                            rung.isEmpty() ? "" : site.word(Rung.valueOf(rung))),
                    who.isEmpty() || said.isEmpty() ? who + said : who + site.text("request.colon") + said));
        });
        return moments;
    }

    private List<DeskRequestPage.Whistle> whistles(UUID id) {
        return db.sql("""
                select w.id, o.name as department, w.asked, w.due_at, a.came, a.answer, a.at as answered_at
                  from request.whistle w join registry.organisation o on o.id = w.organisation_id
                  left join request.whistle_answer a on a.whistle_id = w.id where w.request_id = ? order by w.at""").param(id).query(DeskRequestPage.Whistle.class).list();
    }

    private List<DeskRequestPage.Answer> answers(UUID id) {
        return db.sql("select id, outcome, text_enc, at from request.answer where request_id = ? order by round")
                .param(id)
                .query((row, _) -> {
                    var answer = row.getObject("id", UUID.class);
                    return new DeskRequestPage.Answer(
                            Outcome.valueOf(row.getString("outcome")),
                            vault.open("request.answer.text_enc", answer, row.getBytes("text_enc")),
                            row.getTimestamp("at").toInstant(),
                            files("select file_id from request.proof where answer_id = ?", answer));
                })
                .list();
    }

    private DeskRequestPage.@Nullable Petition petition(UUID id) {
        return db.sql("select decide_due_on from request.petition where request_id = ?")
                .param(id)
                .query(LocalDate.class)
                .optional()
                .map(due -> new DeskRequestPage.Petition(
                        due,
                        db.sql(
                                        "select kind, finish_due_on, at from request.petition_step where request_id = ? order by at")
                                .param(id)
                                .query(DeskRequestPage.Petition.Step.class)
                                .list()))
                .orElse(null);
    }

    private List<Option> departments() {
        return db.sql("""
                select id::text as value, name as label from registry.organisation
                 where kind in ('OFFICE', 'PIPELINE_OPERATOR', 'PROPERTY_RIGHT_UNIT') order by name limit 300""").query(Option.class).list();
    }

    private List<Option> similar(DeskRequestPage.Facts facts) {
        return db.sql("""
                select n.id::text as value, n.code || ' ' || n.title as label from request.request_now n
                 where n.compound_id = ? and n.id <> ? and n.topic = ? and n.state in ('RECEIVED', 'ACCEPTED', 'ANSWERED')
                 order by n.received_at desc limit 30""")
                .params(facts.compoundId(), facts.id(), facts.topic())
                .query(Option.class)
                .list();
    }

    private DeskRequestPage.May may(Site site, DeskRequestPage.Facts facts) {
        var viewer = site.viewer();
        boolean open = facts.state().isOpen();
        boolean own = viewer.person().equals(facts.reporterId());
        boolean here = open && !own && facts.rung().isHeldBy(viewer, facts.path());
        var highest = Rung.of(viewer, facts.path());
        boolean hand = facts.takenAt() != null;
        return new DeskRequestPage.May(
                here && !hand,
                here && !facts.rung().isTop(),
                open
                        && !own
                        && highest.filter(rung -> rung.compareTo(facts.rung()) > 0)
                                .isPresent(),
                here,
                !own
                        && highest.isPresent()
                        && facts.state() != RequestState.CLOSED
                        && facts.state() != RequestState.DUPLICATE,
                open
                        && !own
                        && hand
                        && facts.extendedUntil() == null
                        && viewer.may(Action.EXTEND_REQUEST, facts.path()),
                open && hand && facts.rung().isTop() && viewer.may(Action.WHISTLE, facts.path()),
                open && viewer.may(Action.ANSWER_WHISTLE, facts.path()),
                viewer.may(Action.MARK_PETITION, facts.path()),
                facts.state() == RequestState.ANSWERED && !own && viewer.may(Action.CALL_BACK, facts.path()),
                highest.isPresent() && (facts.reporterId() == null || viewer.may(Action.SEE_PERSON, facts.path())));
    }

    /** The deadline that runs now: to acknowledge, then to solve. */
    private static DeskRequestPage.Clock clock(Site site, DeskRequestPage.Facts facts) {
        boolean acknowledging = facts.acknowledgedAt() == null;
        var due = acknowledging ? facts.acknowledgeDueAt() : facts.resolveDueAt();
        var now = City.current().now();
        var whole = Duration.between(facts.receivedAt(), due).toSeconds();
        var left = Duration.between(now, due);
        boolean late = left.isNegative();
        var amount = left.abs();
        var big = amount.toDays() > 1
                ? site.text("request.clock.days", amount.toDays())
                : amount.toHours() > 0
                        ? site.text("request.clock.hours", amount.toHours(), amount.toMinutesPart())
                        : site.text("request.clock.minutes", amount.toMinutes());
        int share = late || whole <= 0 ? 0 : (int) Math.min(FULL, left.toSeconds() * FULL / whole);
        return new DeskRequestPage.Clock(
                site.text(
                        late
                                ? acknowledging ? "request.clock.late-acknowledge" : "request.clock.late-resolve"
                                : acknowledging ? "request.clock.acknowledge" : "request.clock.resolve"),
                big,
                site.text("request.clock.until", due.minusMillis(1)),
                share,
                late);
    }

    /** The home with this number in a stairwell or, if it is the only one so called, in a building. */
    Optional<UUID> home(UUID compound, @Nullable UUID building, @Nullable UUID stairwell, String number) {
        var found = db.sql("""
                select id from registry.part_now where compound_id = :compound and number = :number
                   and (:building::uuid is null or building_id = :building) and (:stairwell::uuid is null or stairwell_id = :stairwell) limit 2""")
                .param("compound", compound)
                .param("number", number)
                .param("building", building)
                .param("stairwell", stairwell)
                .query(UUID.class)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
