package anju.payment;

import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.AcceptanceKind;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every form about money against what people and programs send: nothing, nonsense, the same twice, too late, from elsewhere. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyFormsTest {
    /** Bad in any field. */
    private static final List<String> UNFIT = List.of("", " \u3000 ", "x".repeat(6_000), "a\u0000b", "gnp.\u202efdp");

    /** Bad in a field for a number, a day, a choice or an id. */
    private static final List<String> NONSENSE = List.of(
            "-1",
            "0",
            "1e309",
            "NaN",
            "999999999999999999999999999",
            "\u0663\u0664",
            "2026-02-30",
            "+292278995-01-01",
            "'; drop table fund.lot; --",
            "<script>alert(1)</script>",
            "00000000-0000-0000-0000-000000000000",
            "../../etc/passwd");

    private static final String NOBODY = "018f0000-0000-7000-8000-000000000000";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Clearing clearing;

    @Autowired
    Accepting accepting;

    @Autowired
    Stages stages;

    @LocalServerPort
    int port;

    /**
     * @param at where it goes
     * @param good what is taken
     * @param required the fields it cannot do without
     */
    private record Sent(Viewer by, String at, Map<String, String> good, List<String> required) {}

    final List<Sent> forms = new ArrayList<>();
    final Map<Viewer, Web> browsers = new LinkedHashMap<>();
    final Map<Web, String> tokens = new LinkedHashMap<>();

    City city;
    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        lot = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
        var today = City.current().today().toString();
        funds(today);

        var bare = contract();
        form(
                works.clerk,
                "/contracts/" + bare + "/terms",
                fields(
                        "advance",
                        "20",
                        "wages",
                        "15",
                        "completion",
                        "85",
                        "retention",
                        "3",
                        "defectMonths",
                        "24",
                        "holder",
                        "工资专户",
                        "bank",
                        "农商行",
                        "account",
                        "6222000011112222"),
                "advance",
                "wages",
                "completion",
                "retention",
                "defectMonths");
        form(works.builder, "/contracts/" + bare + "/clearances", fields("kind", "ADVANCE", "acceptance", ""), "kind");
        var done = contract();
        stages.agree(works.clerk, works.id(), done, new Terms(0, 0, 85, 3, 24, null));
        completed(done);
        form(
                works.clerk,
                "/contracts/" + done + "/settlement",
                fields(
                        "claimed",
                        "99000",
                        "settled",
                        "98000",
                        "reviewer",
                        "周明",
                        "firm",
                        "正信造价",
                        "report",
                        "JS-1",
                        "reviewedOn",
                        today),
                "claimed",
                "settled",
                "reviewer",
                "firm",
                "report",
                "reviewedOn");

        var contract = contract();
        var fresh = works.accepted(contract, measured(contract));
        form(works.builder, "/acceptances/" + fresh + "/clearances", Map.of());
        var open = works.requested(works.accepted(contract, measured(contract)));
        form(
                works.builder,
                "/clearances/" + open + "/documents",
                fields("type", "INVOICE", "title", "发票", "number", "档-1"),
                "type",
                "title",
                "number");
        var document = works.submitted(open, "INVOICE");
        form(works.engineer, "/clearances/" + open + "/quantity", Map.of());
        form(
                works.checker,
                "/clearances/" + open + "/documents/" + document + "/review",
                fields("verdict", "REJECTED", "remark", "看不清"),
                "verdict",
                "remark");
        form(works.checker, "/clearances/" + open + "/return", fields("reason", "重做"), "reason");
        form(
                works.clerk,
                "/clearances/" + works.cleared(works.accepted(contract, measured(contract))) + "/payments",
                Map.of());
        var held = works.held(works.cleared(works.accepted(contract, measured(contract))));
        form(works.leader, "/payments/" + held + "/approvals", fields("duty", "APPROVER_OFFICE"), "duty");
        form(works.leader, "/payments/" + held + "/rejection", fields("reason", "先停"), "reason");
        var approved = works.held(works.cleared(works.accepted(contract, measured(contract))));
        works.approved(approved);
        form(
                works.cashier,
                "/payments/" + approved + "/confirmation",
                fields("bankReference", "B-77", "paidOn", today),
                "bankReference",
                "paidOn");
    }

    private void funds(String today) {
        var home = "/projects/" + works.small.project;
        form(
                works.finance,
                home + "/lots",
                fields(
                        "source",
                        "DONATION",
                        "funder",
                        "某企业",
                        "documentNumber",
                        "协议1",
                        "projectCode",
                        "",
                        "subject",
                        "",
                        "voucher",
                        "",
                        "amount",
                        "1200",
                        "receivedOn",
                        today,
                        "earmark",
                        "",
                        "purposes",
                        "BASIC",
                        "codes",
                        ""),
                "source",
                "funder",
                "documentNumber",
                "amount",
                "receivedOn",
                "purposes");
        var item = works.item("10", "100.00");
        form(
                works.clerk,
                home + "/allocations",
                fields("lot", lot.toString(), "item", item.toString(), "amount", "10"),
                "lot",
                "item",
                "amount");
        var allocation = works.allocated(lot, works.item("10", "100.00"), "1000.00");
        form(works.clerk, "/allocations/" + allocation + "/release", fields("reason", "不做了"), "reason");
        var other = works.lot(Source.CITY_MATCH, "500.00", "BASIC");
        form(
                works.finance,
                "/lots/" + other + "/reversal",
                fields("documentNumber", "红1", "reason", "收错"),
                "documentNumber",
                "reason");
        form(
                works.clerk,
                home + "/commitments",
                fields(
                        "source",
                        "OWNER_CONTRIBUTION",
                        "funder",
                        "居民",
                        "documentNumber",
                        "认1",
                        "purposes",
                        "BASIC",
                        "codes",
                        "",
                        "earmark",
                        "",
                        "useBy",
                        "",
                        "on1",
                        today,
                        "amount1",
                        "1000",
                        "on2",
                        "",
                        "amount2",
                        ""),
                "source",
                "funder",
                "documentNumber",
                "purposes",
                "on1",
                "amount1");
        var clerk = browser(works.clerk);
        clerk.follow(post(
                works.clerk, home + "/commitments", with(forms.getLast().good(), "documentNumber", "认2"), works.id()));
        var commitment =
                db.sql("select id from fund.commitment").query(UUID.class).single();
        var tranche = db.sql("select id from fund.tranche").query(UUID.class).single();
        var at = "/commitments/" + commitment;
        form(works.clerk, at + "/reservations", fields("item", item.toString(), "amount", "5"), "item", "amount");
        post(works.clerk, at + "/reservations", fields("item", item.toString(), "amount", "7"), works.id());
        var reservation =
                db.sql("select id from fund.reservation").query(UUID.class).single();
        form(works.clerk, "/reservations/" + reservation + "/dropping", fields("reason", "不用了"), "reason");
        form(
                works.clerk,
                at + "/lots",
                fields(
                        "tranche",
                        tranche.toString(),
                        "documentNumber",
                        "收1",
                        "projectCode",
                        "",
                        "subject",
                        "",
                        "voucher",
                        "",
                        "amount",
                        "100",
                        "receivedOn",
                        today),
                "tranche",
                "documentNumber",
                "amount",
                "receivedOn");
        post(works.clerk, home + "/commitments", with(forms.get(4).good(), "documentNumber", "认3"), works.id());
        var empty = db.sql("select id from fund.commitment where id <> ?")
                .param(commitment)
                .query(UUID.class)
                .single();
        form(works.clerk, "/commitments/" + empty + "/end", fields("reason", "不来了"), "reason");
        var gift = fields(
                "kind",
                "LABOUR",
                "what",
                "清理楼道",
                "purpose",
                "WORKS",
                "people",
                "12",
                "hours",
                "36",
                "givenOn",
                today,
                "item",
                "",
                "organisation",
                "",
                "valuation",
                "",
                "documentNumber",
                "",
                "value",
                "");
        form(works.clerk, home + "/contributions", gift, "kind", "what", "purpose", "people", "hours", "givenOn");
        post(works.clerk, home + "/contributions", gift, works.id());
        var given = db.sql("select id from fund.contribution").query(UUID.class).single();
        form(works.clerk, "/contributions/" + given + "/reversal", fields("reason", "重复"), "reason");
    }

    @Test
    void whatever_is_sent_is_answered_and_only_what_is_fit_is_done_and_only_once() {
        var all = new SoftAssertions();
        for (var form : forms) {
            missing(all, form);
            absurd(all, form);
            foreign(all, form);
        }
        for (var form : forms) {
            twice(all, form);
        }
        all.assertAll();
    }

    private void missing(SoftAssertions all, Sent form) {
        for (var field : form.required) {
            for (var unfit : UNFIT) {
                var page = post(form.by, form.at, with(form.good, field, unfit), works.id());
                all.assertThat(page.status())
                        .as("%s with %s = '%.20s'", form.at, field, unfit.strip())
                        .isEqualTo(422);
                if (page.status() == 422) {
                    all.assertThat(page.document()
                                    .select(".callout.bad a[href], .callout.bad li")
                                    .size())
                            .as("%s says what is wrong with %s", form.at, field)
                            .isPositive();
                }
            }
        }
    }

    private void absurd(SoftAssertions all, Sent form) {
        // In a form of mere text almost everything is text.
        if (form.required.size() < 2 || form.at.startsWith("/lots/")) {
            return;
        }
        for (var nonsense : NONSENSE) {
            var sent = new LinkedHashMap<>(form.good);
            sent.replaceAll((_, _) -> nonsense);
            var page = post(form.by, form.at, sent, works.id());
            all.assertThat(page.status())
                    .as("%s with nothing but %s", form.at, nonsense)
                    .isEqualTo(422);
            all.assertThat(page.body()).as(form.at).doesNotContain("<script>alert");
        }
    }

    private void foreign(SoftAssertions all, Sent form) {
        long acts = acts();
        var elsewhere = works.small.viewer(form.by.grants().getFirst().role(), "/elsewhere");
        all.assertThat(post(elsewhere, form.at, form.good, works.id()).status())
                .as("%s from elsewhere", form.at)
                .isIn(403, 404);
        all.assertThat(post(works.resident, form.at, form.good, works.id()).status())
                .as("%s by a resident", form.at)
                .isEqualTo(403);
        var unknown = form.at.replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", NOBODY);
        all.assertThat(post(form.by, unknown, form.good, works.id()).status())
                .as("%s of nothing", form.at)
                .isEqualTo(404);
        all.assertThat(browser(form.by).post(form.at, form.good).status())
                .as("%s without its token", form.at)
                .isEqualTo(403);
        all.assertThat(acts()).as("%s did nothing", form.at).isEqualTo(acts);
    }

    private void twice(SoftAssertions all, Sent form) {
        var command = works.id();
        var first = post(form.by, form.at, form.good, command);
        all.assertThat(first.status())
                .as("%s %s", form.at, first.status() == 303 ? "" : first.words())
                .isEqualTo(303);
        long acts = acts();
        var again = post(form.by, form.at, form.good, command);
        all.assertThat(again.status()).as("%s sent twice", form.at).isEqualTo(303);
        all.assertThat(acts()).as("%s sent twice does it once", form.at).isEqualTo(acts);
        var late = post(form.by, form.at, form.good, works.id());
        all.assertThat(late.status())
                .as("%s once more, from a page opened before", form.at)
                .isIn(303, 409, 422);
        if (late.status() != 303) {
            all.assertThat(late.document().select("[role=alert], .callout.warn").text())
                    .as("%s says why it is too late", form.at)
                    .isNotEmpty();
        }
    }

    private long acts() {
        return db.sql("select count(*) from evidence.act where kind like 'payment.%' or kind like 'fund.%'")
                .query(Long.class)
                .single();
    }

    private void form(Viewer by, String at, Map<String, String> good, String... required) {
        forms.add(new Sent(by, at, good, List.of(required)));
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private Web browser(Viewer viewer) {
        return browsers.computeIfAbsent(viewer, who -> Web.at(city, port).as(who, db));
    }

    private Web.Page post(Viewer by, String at, Map<String, String> fields, UUID command) {
        var web = browser(by);
        var token = tokens.computeIfAbsent(
                web,
                _ -> web.open("/account")
                        .document()
                        .select("form[action=/sign-out] input")
                        .first()
                        .val());
        var sent = new LinkedHashMap<>(fields);
        sent.put("_csrf", token);
        sent.put("_command", command.toString());
        return web.post(at, sent);
    }

    private UUID contract() {
        var item = works.item("100", "1000.00");
        works.allocated(lot, item, "100000.00");
        return works.contract(works.terms("MF-" + ++number, 80, works.line(item, "1", "100", "1000.00")));
    }

    private Measured measured(UUID contract) {
        return new Measured(works.lineOf(contract, "1"), null, 1_000);
    }

    private void completed(UUID contract) {
        var measuring = (Measuring.Opened) accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.COMPLETION,
                City.current().today(),
                List.of(new Measured(works.lineOf(contract, "1"), null, 100_000)));
        works.signed(measuring.acceptance());
    }
}
