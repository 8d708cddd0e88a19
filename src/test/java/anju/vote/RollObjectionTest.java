package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Audience;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Viewer;
import anju.city.City;
import anju.dispatch.Inbox;
import anju.dispatch.Subject;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Web;
import anju.vote.objection.Answered;
import anju.vote.objection.Ground;
import anju.vote.objection.Objected;
import anju.vote.objection.RollObjecting;
import anju.vote.objection.RollObjection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** Owners look at the draft roll and say what is wrong with it; it is frozen when each has its answer. */
@InCity
class RollObjectionTest extends OwnersVoting {
    @Autowired
    RollObjecting objecting;

    @Autowired
    Inbox inbox;

    @Autowired
    People people;

    @LocalServerPort
    int port;

    private int sittings;

    @Test
    void the_roll_waits_for_the_answer_and_an_upheld_objection_for_its_correction(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var objection = raised(vote, small.owner(3), area(3));
        assertThat(freeze(vote)).isEqualTo(new Freezing.ObjectionsOpen(1));
        assertThat(objecting.answer(leader, id(), objection, true, "产权证为准")).isEqualTo(new Answered.Done(true));
        assertThat(freeze(vote)).as("the register still says the same").isEqualTo(new Freezing.NotCorrected(1));
        transaction.executeWithoutResult(attempt -> {
            corrected(3, 6_500);
            assertThat(freeze(vote)).isEqualTo(new Freezing.Frozen(22, 24, 171_600 + 6_500 - 6_300));
            attempt.setRollbackOnly();
        });
    }

    @Test
    void only_what_was_disputed_corrects_an_upheld_objection(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var part = small.parts.get(3);
        for (var ground : List.of(Ground.AREA, Ground.NOT_OWNER)) {
            var objection = raised(vote, small.owner(3), new RollObjection(part, ground, "登记有误"));
            objecting.answer(leader, id(), objection, true, "产权证为准");
        }
        assertThat(freeze(vote)).isEqualTo(new Freezing.NotCorrected(2));
        transaction.executeWithoutResult(attempt -> {
            corrected(3, 6_500);
            assertThat(freeze(vote)).as("another area, the same owner").isEqualTo(new Freezing.NotCorrected(1));
            addOwner(part);
            assertThat(freeze(vote)).isInstanceOf(Freezing.Frozen.class);
            attempt.setRollbackOnly();
        });
    }

    @Test
    void an_upheld_missing_part_is_added_before_the_roll_is_frozen(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var here = "/votes/" + vote.voteId() + "/roll/objections";
        var objection = raised(vote, clerk, new RollObjection(null, Ground.MISSING_PART, "3 号楼的住宅"));
        objecting.answer(leader, id(), objection, true, "确实漏了");
        assertThat(freeze(vote)).isEqualTo(new Freezing.NotCorrected(1));
        anHourLater(city);
        assertThat(as(city, leader).get(here).isOk().words()).contains("认可，待更正", "请在底数里补上漏掉的房屋");
        transaction.executeWithoutResult(attempt -> {
            addPart();
            assertThat(freeze(vote)).isEqualTo(new Freezing.Frozen(23, 25, 171_600 + 5_000));
            attempt.setRollbackOnly();
        });
    }

    @Test
    void the_database_freezes_no_roll_before_an_upheld_objection_is_corrected() {
        var vote = prepared(MatterKind.ORDINARY);
        objectedBehindTheVerb(vote.voteId(), small.parts.get(9));
        var objection = db.sql("select id from vote.roll_objection where vote_id = ? and line <> sha256('')")
                .param(vote.voteId())
                .query(UUID.class)
                .single();
        answeredBehindTheVerb(objection, leader.person(), true);
        assertThatThrownBy(() -> frozenBehindTheVerb(vote.voteId()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("waits for its correction");
        for (var attack : List.of(
                "update vote.roll_objection set line = sha256('') where id = ?",
                "update vote.roll_answer set upheld = false where objection_id = ?",
                "delete from vote.roll_answer where objection_id = ?")) {
            assertThatThrownBy(() -> db.sql(attack).param(objection).update())
                    .as(attack)
                    .isInstanceOf(DataAccessException.class);
        }
        transaction.executeWithoutResult(attempt -> {
            corrected(9, 7_000);
            assertThat(freeze(vote)).isInstanceOf(Freezing.Frozen.class);
            attempt.setRollbackOnly();
        });
    }

    @Test
    void a_rejected_objection_leaves_the_roll_as_it_is() {
        var vote = prepared(MatterKind.ORDINARY);
        var objection = raised(vote, small.owner(3), area(3));
        objecting.answer(leader, id(), objection, false, "与产权证一致");
        assertThat(freeze(vote)).isEqualTo(new Freezing.Frozen(22, 24, 171_600));
        assertThat(objecting.object(small.owner(4), id(), vote.voteId(), area(4)))
                .isEqualTo(new Objected.NoDraft(VoteState.FROZEN));
    }

    @Test
    void a_missing_part_is_told_in_words_and_holds_the_roll_until_it_is_answered() {
        var vote = prepared(MatterKind.ORDINARY);
        var objection = raised(vote, clerk, new RollObjection(null, Ground.MISSING_PART, "3 号楼门卫室"));
        assertThat(freeze(vote)).isEqualTo(new Freezing.ObjectionsOpen(1));
        objecting.answer(leader, id(), objection, false, "不是专有部分");
        assertThat(freeze(vote)).isInstanceOf(Freezing.Frozen.class);
    }

    @Test
    void every_objection_that_is_not_taken_has_its_reason() {
        var untold = (Preparing.Prepared)
                prepare(City.current().today(), opens, closes, List.of(Proposal.Matter.of(MatterKind.ORDINARY, "事项")));
        assertThat(objecting.object(small.owner(1), id(), untold.voteId(), area(1)))
                .isEqualTo(new Objected.NotShown());
        var vote = published(untold);
        assertThat(objecting.object(small.owner(1), id(), vote.voteId(), new RollObjection(id(), Ground.AREA, "面积不对")))
                .isEqualTo(new Objected.UnknownPart());
        var command = id();
        var first = objecting.object(small.owner(1), command, vote.voteId(), area(1));
        assertThat(objecting.object(small.owner(1), command, vote.voteId(), area(1)))
                .as("the same request again")
                .isEqualTo(first);
        assertThat(objecting.object(small.owner(1), id(), vote.voteId(), area(1)))
                .isEqualTo(new Objected.AlreadyRaised());
        assertThatThrownBy(() -> objecting.object(teller, id(), vote.voteId(), area(1)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> new RollObjection(null, Ground.AREA, "没有门牌"))
                .isInstanceOf(IllegalArgumentException.class);
        var objection = ((Objected.Raised) first).objectionId();
        assertThatThrownBy(() -> objecting.answer(small.owner(1), id(), objection, true, "同意"))
                .isInstanceOf(NotPermitted.class);
        assertThat(objecting.answer(leader, id(), objection, false, "一致")).isInstanceOf(Answered.Done.class);
        assertThat(objecting.answer(leader, id(), objection, true, "再看")).isEqualTo(new Answered.AlreadyAnswered());
        var written = raised(vote, clerk, area(2));
        assertThat(objecting.answer(clerk, id(), written, true, "同意")).isEqualTo(new Answered.OwnObjection());
        voting.annul(clerk, id(), vote.voteId(), "重新准备");
        assertThat(objecting.answer(leader, id(), written, true, "同意")).isEqualTo(new Answered.NoDraft(VoteState.VOID));
    }

    @Test
    void a_place_may_set_days_for_objections_and_the_roll_is_frozen_after_them(City city) {
        var vote = withSevenDays(city);
        assertThat(freeze(vote)).isEqualTo(new Freezing.ObjectionsUntil(LocalDate.parse("2026-09-08")));
        cities.setClock(city, Instant.parse("2026-09-08T15:59:00Z"));
        var objection = raised(vote, small.owner(5), area(5));
        cities.setClock(city, Instant.parse("2026-09-08T16:00:00Z"));
        assertThat(objecting.object(small.owner(6), id(), vote.voteId(), area(6)))
                .isEqualTo(new Objected.PeriodOver(LocalDate.parse("2026-09-08")));
        assertThat(freeze(vote)).isEqualTo(new Freezing.ObjectionsOpen(1));
        objecting.answer(leader, id(), objection, false, "一致");
        assertThat(freeze(vote)).isInstanceOf(Freezing.Frozen.class);
    }

    @Test
    void the_database_lets_nobody_freeze_a_disputed_roll_behind_the_verb(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var objection = raised(vote, small.owner(7), area(7));
        assertThatThrownBy(() -> frozenBehindTheVerb(vote.voteId())).hasMessageContaining("waits for its answer");
        assertThatThrownBy(() -> answeredBehindTheVerb(objection, small.owners.get(7), false))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody answers their own objection");
        for (var attack : List.of(
                "update vote.roll_objection set words = '没有' where id = ?",
                "delete from vote.roll_objection where id = ?")) {
            assertThatThrownBy(() -> db.sql(attack).param(objection).update()).isInstanceOf(DataAccessException.class);
        }
        answeredBehindTheVerb(objection, leader.person(), false);
        assertThatThrownBy(() -> answeredBehindTheVerb(objection, leader.person(), false))
                .as("answered once")
                .isInstanceOf(DataAccessException.class);
        assertThat(freeze(vote)).isInstanceOf(Freezing.Frozen.class);
        assertThatThrownBy(() -> objectedBehindTheVerb(vote.voteId(), small.parts.getFirst()))
                .hasMessageContaining("a draft no longer");
        var other = prepared(MatterKind.ORDINARY);
        assertThatThrownBy(() -> objectedBehindTheVerb(other.voteId(), null))
                .as("no part, yet not missing")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> objectedBehindTheVerb(other.voteId(), id()))
                .hasMessageContaining("of another compound");
        var slow = withSevenDays(city);
        assertThatThrownBy(() -> frozenBehindTheVerb(slow.voteId()))
                .hasMessageContaining("the time for objections to the roll is not over");
    }

    @Test
    void an_owner_objects_on_the_phone_the_clerk_answers_and_the_owner_reads_by_whom(City city) {
        anHourLater(city);
        var vote = prepared(MatterKind.ORDINARY);
        var here = "/votes/" + vote.voteId() + "/roll/objections";
        var owner = as(city, small.owner(8));
        var page = owner.get("/votes/" + vote.voteId()).isOk().click("名册草稿和异议");
        assertThat(page.words()).contains("24 套房，22 人", "名册冻结以前都可以提异议", "1-2-201", "68.00", "您没有提过异议");
        var empty = page.form(here).send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“说明”");
        var homeless = page.form(here)
                .with("ground", "AREA")
                .with("words", "房产证上是 65 平方米")
                .send();
        assertThat(homeless.words()).contains("请选哪一户");
        assertThat(homeless.form(here).value("words")).isEqualTo("房产证上是 65 平方米");
        assertThat(homeless.form(here)
                        .with("ground", "AREA")
                        .with("part", small.parts.get(8).toString())
                        .submit()
                        .isOk()
                        .words())
                .contains("异议已收到", "待答复", "面积不对");
        assertThat(as(city, small.owner(9)).get(here).isOk().words())
                .as("somebody else's objection is only counted")
                .contains("共提出 1 条，待答复 1 条")
                .doesNotContain("房产证上是 65 平方米");
        assertThat(Web.at(city, port).get(here).status()).isEqualTo(303);
        var desk = as(city, leader);
        var answer = desk.get(here).isOk();
        assertThat(answer.words()).contains("房产证上是 65 平方米", "1-2-201");
        var form = answer.document().selectFirst("form[action$=/answer]").attr("action");
        assertThat(answer.form(form).with("upheld", "rejected").send().status()).isEqualTo(422);
        assertThat(answer.form(form)
                        .with("upheld", "rejected")
                        .with("reason", "与不动产登记一致")
                        .submit()
                        .isOk()
                        .words())
                .contains("已答复，名册不改", "不认可");
        assertThat(owner.get(here).isOk().words()).contains("不认可", "与不动产登记一致", "答复");
        raised(vote, clerk, area(10));
        var refused = as(city, clerk)
                .get("/votes/" + vote.voteId() + "/roll")
                .isOk()
                .form("/votes/" + vote.voteId() + "/roll")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("有 1 条名册异议还没有答复");
        try (var browser = Browser.at(city, port).as(desk)) {
            browser.open(here);
            browser.screenshot("vote-objections-desk", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("vote-objections-desk", Browser.PHONE);
        }
        try (var browser = Browser.at(city, port).as(owner)) {
            browser.open(here);
            browser.screenshot("vote-objections-owner", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("vote-objections-owner", Browser.PHONE);
        }
    }

    @Test
    void a_refused_answer_keeps_its_choice_and_its_words_in_its_own_form(City city) {
        anHourLater(city);
        var vote = prepared(MatterKind.ORDINARY);
        var here = "/votes/" + vote.voteId() + "/roll/objections";
        var first = here + "/" + raised(vote, small.owner(3), area(3)) + "/answer";
        var second = here + "/" + raised(vote, small.owner(4), area(4)) + "/answer";
        var desk = as(city, leader);
        var page = desk.get(here).isOk();
        var unchosen = page.form(first).with("reason", "产权证为准").send();
        assertThat(unchosen.status()).isEqualTo(422);
        assertThat(unchosen.form(first).value("reason")).isEqualTo("产权证为准");
        assertThat(unchosen.form(second).value("reason")).as("the other form").isEmpty();
        assertThat(unchosen.document().select("form[action=" + first + "] [role=alert]"))
                .hasSize(1);
        assertThat(unchosen.document().select("[role=alert]")).as("said once").hasSize(1);
        var wordless = page.form(first).with("upheld", "upheld").send();
        assertThat(chosen(wordless, first)).containsExactly("upheld");
        assertThat(chosen(wordless, second)).isEmpty();
        assertThat(wordless.document().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        var elsewhere = "/votes/" + prepared(MatterKind.ORDINARY).voteId() + first.substring(first.indexOf("/roll"));
        var answer = desk.get(here).form(first).with("upheld", "upheld").with("reason", "产权证为准");
        assertThat(desk.post(elsewhere, answer.fields()).status())
                .as("under another vote")
                .isEqualTo(404);
    }

    @Test
    void an_answer_is_given_by_name_to_owners_too(City city) {
        anHourLater(city);
        var vote = prepared(MatterKind.ORDINARY);
        objecting.answer(leader, id(), raised(vote, small.owner(3), area(3)), false, "与产权证一致");
        var name = people.nameOf(leader.person(), Audience.STAFF);
        assertThat(people.nameOf(leader.person(), Audience.RESIDENT)).isNotEqualTo(name);
        var page = as(city, small.owner(3)).get("/votes/" + vote.voteId() + "/roll/objections");
        assertThat(page.isOk().words()).contains(name + " · ");
        freeze(vote);
        assertThat(as(city, small.owner(3))
                        .get("/votes/" + vote.voteId())
                        .isOk()
                        .click("看名册异议和答复")
                        .words())
                .as("when the roll is frozen, too")
                .contains(name, "与产权证一致");
    }

    @Test
    void an_objection_waits_on_the_desk_until_it_is_answered() {
        var vote = prepared(MatterKind.ORDINARY);
        assertThat(waitingFor(leader, vote)).isEmpty();
        var first = raised(vote, small.owner(3), area(3));
        var second = raised(vote, clerk, area(4));
        assertThat(waitingFor(leader, vote)).containsExactly("/votes/" + vote.voteId() + "/roll/objections");
        assertThat(waitingFor(clerk, vote)).hasSize(1);
        assertThat(waitingFor(teller, vote)).isEmpty();
        objecting.answer(leader, id(), first, false, "一致");
        assertThat(waitingFor(leader, vote)).as("another still waits").hasSize(1);
        objecting.answer(leader, id(), second, false, "一致");
        assertThat(waitingFor(leader, vote)).isEmpty();
        raised(vote, small.owner(5), area(5));
        voting.annul(clerk, id(), vote.voteId(), "重新准备");
        assertThat(waitingFor(leader, vote)).as("a void vote has no roll").isEmpty();
    }

    @Test
    void nobody_is_told_to_object_when_it_is_too_late(City city) {
        anHourLater(city);
        var vote = prepared(MatterKind.ORDINARY);
        var desk = as(city, leader);
        var here = "/votes/" + vote.voteId() + "/roll/objections";
        assertThat(desk.get(here).isOk().words()).contains("还没有人提异议", "都可以提");
        freeze(vote);
        assertThat(desk.get(here).isOk().words())
                .contains("名册已经冻结，不再接受异议", "没有人提异议")
                .doesNotContain("还没有人提异议", "都可以提");
        assertThat(as(city, small.owner(3)).get(here).isOk().words())
                .contains("您没有提异议")
                .doesNotContain("都可以提");
        voting.annul(leader, id(), vote.voteId(), "重新准备");
        assertThat(desk.get(here).isOk().words()).contains("表决已经作废，不再接受异议").doesNotContain("名册已经冻结");
        var slow = withSevenDays(city);
        cities.setClock(city, Instant.parse("2026-09-08T16:00:00Z"));
        assertThat(desk.get("/votes/" + slow.voteId() + "/roll/objections")
                        .isOk()
                        .words())
                .contains("名册异议到 2026-09-08 为止", "没有人提异议")
                .doesNotContain("都可以提");
    }

    private static List<String> chosen(Web.Page page, String form) {
        return page.document()
                .select("form[action=" + form + "] input[type=radio][checked]")
                .eachAttr("value");
    }

    private List<String> waitingFor(Viewer viewer, Preparing.Prepared vote) {
        return inbox.of(viewer).stream()
                .filter(one -> one.id().equals(vote.voteId()) && one.kind().equals("roll_objection"))
                .map(one -> Subject.ROLL_OBJECTION.href(one))
                .toList();
    }

    private RollObjection area(int owner) {
        return new RollObjection(small.parts.get(owner), Ground.AREA, "面积和房产证不一样");
    }

    private UUID raised(Preparing.Prepared vote, Viewer by, RollObjection objection) {
        return ((Objected.Raised) objecting.object(by, id(), vote.voteId(), objection)).objectionId();
    }

    private Freezing freeze(Preparing.Prepared vote) {
        return voting.freeze(clerk, id(), vote.voteId());
    }

    private void corrected(int part, long areaX100) {
        db.sql("""
                insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                values (?, ?, 'REGISTERED', ?, '2026-06-01', ?, 'registry.compound.registered')""")
                .params(id(), small.parts.get(part), areaX100, small.act("registry.compound.registered"))
                .update();
    }

    private void addOwner(UUID part) {
        db.sql("""
                insert into registry.ownership (id, part_id, person_id, standing, share_numerator, share_denominator, from_on,
                                                act_id, act_kind)
                values (?, ?, ?, 'OWNED', 1, 2, '2026-06-01', ?, 'registry.compound.registered')""")
                .params(id(), part, clerk.person(), small.act("registry.compound.registered"))
                .update();
    }

    /** A home of 50 square metres on the top floor of the first stairwell, with its owner. */
    private void addPart() {
        var part = id();
        db.sql("""
                insert into registry.part (id, stairwell_id, floor, number, use)
                select ?, stairwell_id, 9, '901', 'DWELLING' from registry.part where id = ?""").params(part, small.parts.getFirst()).update();
        db.sql("""
                insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                values (?, ?, 'REGISTERED', 5000, '2026-06-01', ?, 'registry.compound.registered')""")
                .params(id(), part, small.act("registry.compound.registered"))
                .update();
        addOwner(part);
    }

    /** In September, when the place keeps to Chengdu's rules. */
    private Preparing.Prepared withSevenDays(City city) {
        db.sql("""
                insert into policy.adoption (id, area_id, pack, from_on, act_id, act_kind)
                values (?, ?, 'chengdu-jinjiang', '2026-09-01', ?, 'policy.pack.adopted') on conflict do nothing""")
                .params(id(), small.community, small.act("policy.pack.adopted"))
                .update();
        cities.setClock(city, Instant.parse("2026-09-01T02:00:00Z"));
        opens = Instant.parse("2026-09-20T00:00:00Z");
        closes = opens.plus(Duration.ofDays(10));
        return prepared(MatterKind.ORDINARY);
    }

    private void frozenBehindTheVerb(UUID vote) {
        transaction.executeWithoutResult(_ -> {
            var act = acts.record(VoteAct.ROLL_FROZEN, List.of(), Map.of());
            new Votes(db)
                    .insertStep(
                            vote,
                            VoteState.FROZEN,
                            null,
                            clerk.person(),
                            City.current().now(),
                            act,
                            VoteAct.ROLL_FROZEN);
        });
    }

    private void answeredBehindTheVerb(UUID objection, UUID by, boolean upheld) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into vote.roll_answer (objection_id, upheld, reason, by_person, answered_at, act_id, act_kind)
                values (?, ?, '一致', ?, now(), ?, 'vote.roll.answered')""")
                .params(objection, upheld, by, acts.record(VoteAct.ROLL_ANSWERED, List.of(), Map.of()))
                .update());
    }

    private void objectedBehindTheVerb(UUID vote, @Nullable UUID part) {
        transaction.executeWithoutResult(_ -> db.sql("""
                insert into vote.roll_objection (id, vote_id, part_id, ground, words, line, recorded_by, raised_at, act_id, act_kind)
                values (?, ?, ?, 'AREA', '不对', sha256(''), ?, now(), ?, 'vote.roll.objected')""")
                .param(id())
                .param(vote)
                .param(part)
                .param(clerk.person())
                .param(acts.record(VoteAct.ROLL_OBJECTED, List.of(), Map.of()))
                .update());
    }

    /** Time begins anew with each test, and signing in has to wait for the tests before. */
    private void anHourLater(City city) {
        sittings++;
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z").plus(Duration.ofHours(sittings)));
    }

    private Web as(City city, Viewer viewer) {
        return Web.at(city, port).as(viewer, db);
    }
}
