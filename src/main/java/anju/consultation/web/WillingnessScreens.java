package anju.consultation.web;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.city.City;
import anju.consultation.ConsultationRules;
import anju.consultation.Denominator;
import anju.consultation.Menu;
import anju.consultation.Willing;
import anju.consultation.WillingnessCount;
import anju.consultation.WillingnessRounds;
import anju.money.Fraction;
import anju.money.PublicFigures;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.QrCode;
import anju.site.Site;
import anju.site.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of willingness forms. */
@Component
class WillingnessScreens {
    static final String ASK = "consultation.ask";
    static final String ANSWER = "consultation.answer";
    static final String CLOSE = "consultation.close";

    private final JdbcClient db;
    private final Policy policy;
    private final Registry registry;
    private final Menu menu;
    private final WillingnessRounds rounds;

    WillingnessScreens(JdbcClient db, Policy policy, Registry registry, Menu menu, WillingnessRounds rounds) {
        this.db = db;
        this.policy = policy;
        this.registry = registry;
        this.menu = menu;
        this.rounds = rounds;
    }

    Compound compound(UUID id) {
        return registry.compound(id).orElseThrow(NotThere::new);
    }

    WillingnessListPage list(Site site, Compound compound) {
        var ids = db.sql("select id from consultation.willingness where compound_id = ? order by asked_at desc, id")
                .param(compound.id())
                .query(UUID.class)
                .list();
        return new WillingnessListPage(
                site,
                compound.id(),
                compound.name(),
                ids.stream().map(this::round).toList(),
                site.viewer().may(Action.ASK_WILLINGNESS, compound.path()));
    }

    AskPage ask(Site site, Compound compound, Form form) {
        var edition = policy.edition(compound.path(), City.current().today());
        var items = menu.of(edition).entrySet().stream()
                .map(item -> new Option(
                        item.getKey(),
                        item.getKey() + " " + item.getValue().in(site.words().locale())))
                .toList();
        return new AskPage(site, form, compound.id(), compound.name(), items);
    }

    RoundView round(UUID id) {
        record Raw(
                String code,
                UUID compoundId,
                String question,
                LocalDate fromOn,
                LocalDate untilOn,
                UUID editionId,
                @Nullable LocalDate closedOn,
                @Nullable Boolean reached) {}
        var raw = db.sql("""
                select w.code, w.compound_id, w.question, w.from_on, w.until_on, w.edition_id, c.closed_on, c.reached
                  from consultation.willingness w left join consultation.willingness_closing c on c.willingness_id = w.id
                 where w.id = ?""").param(id).query(Raw.class).optional().orElseThrow(NotThere::new);
        // A counted round takes no more answers, so this is what was counted.
        var count = db.sql("""
                select count(*) as issued, count(*) filter (where s.willing = 'WILLING') as willing,
                       count(*) filter (where s.willing = 'UNWILLING') as unwilling, count(*) filter (where s.willing = 'UNDECIDED') as undecided
                  from consultation.willingness_form f left join consultation.willingness_standing s on s.form_id = f.id
                 where f.willingness_id = ?""").param(id).query(WillingnessCount.class).single();
        return new RoundView(
                id,
                raw.code,
                raw.compoundId,
                compound(raw.compoundId).name(),
                raw.question,
                raw.fromOn,
                raw.untilOn,
                raw.closedOn,
                Boolean.TRUE.equals(raw.reached),
                raw.closedOn == null ? City.current().today() : raw.closedOn,
                count,
                policy.rules(ConsultationRules.class, raw.editionId).willingness());
    }

    WillingnessPage shares(Site site, UUID id) {
        var round = round(id);
        var count = round.count();
        var rule = round.rule();
        boolean ofIssued = rule.consentOf() == Denominator.ISSUED;
        boolean staff = site.viewer().may(Action.ENTER_WILLINGNESS, registry.pathOf(round.compoundId()));
        var told = new PublicFigures((int) count.issued());
        boolean tells = staff || (!round.isOpen() && PublicFigures.mayBeSplit(count.answered()));
        boolean exact = staff || told.areExact();
        var shares = new ArrayList<Threshold>();
        var rounded = new ArrayList<WillingnessPage.Figure>();
        shares.add(share(site, "participation", count.answered(), count.issued(), rule.participation()));
        if (tells && exact) {
            shares.add(share(
                    site, "consent-answered", count.willing(), count.answered(), ofIssued ? null : rule.consent()));
            shares.add(
                    share(site, "consent-issued", count.willing(), count.issued(), ofIssued ? rule.consent() : null));
        } else if (tells) {
            rounded.add(new WillingnessPage.Figure(
                    site.text("consultation.share.consent-answered"),
                    percent(told, count.willing(), count.answered())));
            rounded.add(new WillingnessPage.Figure(
                    site.text("consultation.share.consent-issued"), percent(told, count.willing(), count.issued())));
        }
        var untold = tells
                ? ""
                : site.text(
                        round.isOpen() ? "consultation.willingness.untold-open" : "consultation.willingness.untold-few",
                        PublicFigures.ANSWERS_AT_LEAST);
        var answers = !tells
                ? List.<WillingnessPage.Figure>of()
                : List.of(
                        figure(site, site.word(Willing.WILLING), count.willing(), count, told, exact),
                        figure(site, site.word(Willing.UNWILLING), count.unwilling(), count, told, exact),
                        figure(site, site.word(Willing.UNDECIDED), count.undecided(), count, told, exact));
        var wishes = !tells
                ? List.<WillingnessPage.Figure>of()
                : db.sql("""
                select case when ? then i.name_en else i.name_zh end as item,
                       (select count(*) from consultation.willingness_standing s join consultation.willingness_wish w on w.answer_id = s.id
                         where s.willingness_id = i.willingness_id and w.code = i.code) as forms
                  from consultation.willingness_item i where i.willingness_id = ? order by forms desc, i.code""")
                        .params(site.isEnglish(), id)
                        .query((row, _) ->
                                figure(site, row.getString("item"), row.getLong("forms"), count, told, exact))
                        .list();
        var own = site.viewer().isSignedIn()
                ? db.sql("""
                select f.id as form_id, p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from consultation.willingness_form f join registry.part_now p on p.id = f.part_id
                 where f.willingness_id = ? and exists (select from registry.ownership_now o where o.part_id = f.part_id and o.person_id = ?)
                 order by f.serial""")
                        .params(id, site.viewer().person())
                        .query(WillingnessPage.Own.class)
                        .list()
                : List.<WillingnessPage.Own>of();
        return new WillingnessPage(site, round, shares, rounded, untold, answers, wishes, own, staff);
    }

    private static WillingnessPage.Figure figure(
            Site site, String of, long forms, WillingnessCount count, PublicFigures told, boolean exact) {
        return new WillingnessPage.Figure(
                of,
                exact
                        ? site.text("consultation.willingness.of", forms, count.answered())
                        : percent(told, forms, count.answered()));
    }

    private static String percent(PublicFigures told, long part, long whole) {
        return told.percent(part, whole).toPlainString() + "%";
    }

    private static Threshold share(Site site, String what, long part, long whole, @Nullable Fraction line) {
        return new Threshold(
                site.text("consultation.share." + what),
                site.text("consultation.share." + what + ".figures", part, whole),
                part,
                whole,
                line == null ? List.of() : List.of(new Threshold.Line(line, false, line.toString())),
                line == null
                        ? site.text("consultation.share.told")
                        : site.text("consultation.share.line", line.toString()));
    }

    DoorsPage doors(Site site, UUID id, Form closing) {
        var round = round(id);
        var path = registry.pathOf(round.compoundId());
        site.viewer().require(Action.ENTER_WILLINGNESS, path);
        record Line(
                UUID stairwellId,
                String building,
                String stairwell,
                UUID formId,
                String number,
                int serial,
                boolean answered) {}
        var lines = db.sql("""
                select p.stairwell_id, p.building_number as building, p.stairwell_number as stairwell, f.id as form_id, p.number, f.serial,
                       exists (select from consultation.willingness_answer a where a.form_id = f.id) as answered
                  from consultation.willingness_form f join registry.part_now p on p.id = f.part_id
                 where f.willingness_id = ? order by f.serial""").param(id).query(Line.class).list();
        var stairwells = lines.stream().map(Line::stairwellId).distinct().map(stairwell -> {
            var all = lines.stream()
                    .filter(line -> line.stairwellId.equals(stairwell))
                    .toList();
            return new DoorsPage.Stairwell(
                    stairwell,
                    all.getFirst().building,
                    all.getFirst().stairwell,
                    all.size(),
                    all.stream()
                            .filter(line -> !line.answered)
                            .map(line -> new DoorsPage.Door(line.formId, line.number, line.serial))
                            .toList());
        });
        return new DoorsPage(
                site,
                round,
                stairwells.toList(),
                closing,
                round.isOpen() && site.viewer().may(Action.ASK_WILLINGNESS, path));
    }

    WillingnessPaperPage paper(Site site, UUID id, @Nullable UUID stairwell, String base) {
        var round = round(id);
        site.viewer().require(Action.ENTER_WILLINGNESS, registry.pathOf(round.compoundId()));
        record Line(UUID id, int serial, String door) {}
        var sheets = db.sql("""
                select f.id, f.serial, p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from consultation.willingness_form f join registry.part_now p on p.id = f.part_id
                 where f.willingness_id = :round and (:stairwell::uuid is null or p.stairwell_id = :stairwell::uuid) order by f.serial""").param("round", id).param("stairwell", stairwell).query(Line.class).list().stream()
                .map(line -> {
                    var address = base + "/willingness-forms/" + line.id;
                    return new WillingnessPaperPage.Sheet(
                            serial(round, line.serial), line.door, QrCode.of(address), address);
                })
                .toList();
        if (sheets.isEmpty()) {
            throw new NotThere();
        }
        return new WillingnessPaperPage(site, round, items(site, id), sheets);
    }

    AnswerPage answer(Site site, UUID formId, Form form, boolean onPaper) {
        record Raw(UUID willingnessId, UUID partId, int serial, String door) {}
        var raw = db.sql("""
                select f.willingness_id, f.part_id, f.serial, p.building_number || '-' || p.stairwell_number || '-' || p.number as door
                  from consultation.willingness_form f join registry.part_now p on p.id = f.part_id where f.id = ?""").param(formId).query(Raw.class).optional().orElseThrow(NotThere::new);
        var round = round(raw.willingnessId);
        var action = onPaper ? Action.ENTER_WILLINGNESS : Action.ANSWER_WILLINGNESS;
        site.viewer().require(action, registry.pathOf(round.compoundId()));
        if (!onPaper && !rounds.owns(site.viewer(), raw.partId)) {
            throw new NotPermitted(action);
        }
        var today = City.current().today();
        boolean open =
                round.isOpen() && !today.isBefore(round.fromOn()) && (onPaper || !today.isAfter(round.untilOn()));
        var given = onPaper
                ? Optional.<Willing>empty()
                : db.sql("select willing from consultation.willingness_standing where form_id = ?")
                        .param(formId)
                        .query(String.class)
                        .optional()
                        .map(Willing::valueOf);
        return new AnswerPage(
                site,
                form,
                formId,
                serial(round, raw.serial),
                raw.door,
                round,
                items(site, raw.willingnessId),
                open,
                given.orElse(null));
    }

    private List<Option> items(Site site, UUID round) {
        return db.sql("""
                select code as value, case when ? then name_en else name_zh end as label
                  from consultation.willingness_item where willingness_id = ? order by code""").params(site.isEnglish(), round).query(Option.class).list();
    }

    private static String serial(RoundView round, int serial) {
        return "%s-%04d".formatted(round.code(), serial);
    }
}
