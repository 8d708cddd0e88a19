package anju.dispatch;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of things that wait for somebody: where each is done, and how it is called. A closed list; a test holds it against the views. */
public enum Subject {
    NOTICE_DRAFT("notice_draft", "/notice-drafts/{id}", "select id, title as label from notice.draft"),
    NOTICE("notice", "/notices/{id}", "select id, title as label from notice.notice"),
    NOTICE_OVER("notice_over", "/notices/{id}", "select id, title as label from notice.notice"),
    REQUEST("request", "/desk/requests/{id}", "select id, title as label from request.request_now"),
    WHISTLE("whistle", "/desk/requests/{id}", "select id, title as label from request.request_now"),
    SEALED_REPORT("sealed_report", "/sealed-reports#report-{id}", Subject.UNNAMED),
    SEALED_INQUIRY("sealed_inquiry", "/sealed-reports#report-{id}", Subject.UNNAMED),
    // What was seen is told by Dangers, from the rules the survey was made under.
    ALARM("alarm", "/alarms/{id}", Subject.UNNAMED),
    SURVEY_ROUND("survey_round", "/surveys/{id}/sheet", "select id, code as label from survey.round"),
    SURVEY_GAPS("survey_gaps", "/surveys/{id}", "select id, code as label from survey.round"),
    // What neighbours said is public; here its beginning tells one from another.
    OPINION(
            "opinion",
            "/compounds/{compound}/consensuses",
            "select id, case when char_length(text) > 30 then left(text, 30) || '\u2026' else text end as label from consultation.opinion"),
    CONSENSUS("consensus", "/consensuses/{id}", "select id, title as label from consultation.consensus"),
    WILLINGNESS("willingness", "/willingness/{id}/doors", "select id, question as label from consultation.willingness"),
    GATHERING("gathering", "/gatherings/{id}/desk", "select id, title as label from consultation.gathering"),
    VOTE("vote", "/votes/{id}", Subject.VOTE_TITLE),
    ROLL_OBJECTION("roll_objection", "/votes/{id}/roll/objections", Subject.VOTE_TITLE),
    PAPER("paper", "/votes/{id}/box", Subject.VOTE_TITLE),
    RESULT_NOTICE("result_notice", "/votes/{id}#notices", Subject.VOTE_TITLE),
    RESULT("result", "/votes/{id}/result", Subject.VOTE_TITLE),
    PLAN_QUESTION(
            "plan_question",
            "/plans/{id}/question",
            "select l.id, p.name as label from plan.plan l join project.project p on p.id = l.project_id"),
    PLAN_NOTICE(
            "plan_notice",
            "/plans/{id}#versions",
            "select l.id, p.name as label from plan.plan l join project.project p on p.id = l.project_id"),
    TRANCHE("tranche", "/commitments/{id}", "select id, funder || ' ' || code as label from fund.commitment"),
    GO_LIVE("go_live", "/projects/{id}/go-live", "select id, name as label from project.project"),
    RECORDED_BATCH("recorded_batch", "/recorded-stages/{id}", "select id, code as label from project.recorded_batch"),
    OPENING("opening", "/opening-balances/{id}", "select id, funder || ' ' || code as label from fund.opening"),
    EARLIER_PAYMENT(
            "earlier_payment",
            "/earlier-payments/{id}",
            "select id, payee || ' ' || code as label from fund.earlier_payment"),
    EARLIER_BATCH(
            "earlier_batch",
            "/earlier-payment-batches/{id}",
            "select b.id, p.name || ' ' || b.code as label from fund.earlier_batch b join project.project p on p.id = b.project_id"),
    PROPOSAL("proposal", "/proposals/{id}", "select id, name as label from programme.proposal"),
    ACCEPTANCE("acceptance", "/acceptances/{id}", """
            select a.id, l.title || ' ' || a.code as label
              from works.acceptance a
              join lateral (select string_agg(distinct l.title, '\u3001') as title from works.accepted_line x
                              join works.contract_line l on l.id = x.contract_line_id where x.acceptance_id = a.id) l on true"""),
    JOINT_REVIEW(
            "joint_review",
            "/joint-reviews/{id}",
            "select r.id, p.name || ' ' || r.code as label from works.review r join project.project p on p.id = r.project_id"),
    CONTRACT("contract", "/contracts/{id}/progress", """
            select c.id, coalesce(m.title || ' ', '') || c.number as label
              from works.contract c
              left join lateral (select title from works.milestone m
                                  where m.contract_id = c.id and not exists (select from works.milestone_reached r where r.milestone_id = m.id)
                                  order by m.number limit 1) m on true"""),
    CHANGE(
            "change",
            "/changes/{id}",
            "select id, case when char_length(reason) > 30 then left(reason, 30) || '\u2026' else reason end || ' ' || code as label from works.change_order"),
    BRIEFING("briefing", "/contracts/{id}/briefings", "select id, number as label from works.contract"),
    STRETCH(
            "stretch",
            "/hidden-works/{id}",
            "select id, what || ' ' || place || ' ' || code as label from works.stretch"),
    ENCROACHMENT("encroachment", "/encroachments/{id}", "select id, place as label from works.encroachment"),
    MATERIAL("material", "/materials/{id}", "select id, name || ' ' || code as label from works.batch"),
    SITE_FINDING(
            "site_finding",
            "/findings/{id}",
            "select id, what || ' ' || place || ' ' || code as label from works.finding"),
    INSPECTION(
            "inspection",
            "/inspections/{id}",
            "select k.id, c.number as label from works.spot_check k join works.contract c on c.id = k.contract_id"),
    CLEARANCE("clearance", "/clearances/{id}", """
            select x.id, o.name || ' ' || x.code as label
              from payment.clearance x join works.contract c on c.id = x.contract_id join registry.organisation o on o.id = c.contractor_id"""),
    PAYMENT("payment", "/payments/{id}", """
            select x.id, o.name || ' ' || x.code as label
              from payment.payment x join works.contract c on c.id = x.contract_id join registry.organisation o on o.id = c.contractor_id"""),
    SERVICE_CONTRACT(
            "service_contract",
            "/compounds/{compound}/service",
            "select s.id, o.name || ' ' || s.number as label from stewardship.service_contract s join registry.organisation o on o.id = s.firm_id"),
    UPKEEP_TASK(
            "upkeep_task",
            "/compounds/{compound}/upkeep",
            "select t.id, a.name as label from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id"),
    WARRANTY_CLAIM(
            "warranty_claim",
            "/compounds/{compound}/upkeep",
            "select w.id, a.name || ' ' || w.code as label from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id"),
    EXPENSE(
            "expense",
            "/compounds/{compound}/expenses",
            "select id, what || ' ' || code as label from stewardship.expense"),
    WORK_ORDER(
            "work_order",
            "/compounds/{compound}/work-orders",
            "select id, case when char_length(what) > 30 then left(what, 30) || '\u2026' else what end || ' ' || code as label from stewardship.work_order"),
    INQUIRY("inquiry", "/reviews/{id}", "select id, code as label from review.inquiry"),
    FINDING("finding", "/projects/{id}/ledgers", "select id, name as label from project.project"),
    GATE("gate", "/projects/{id}#gate", "select id, name as label from project.project");

    /** Nothing of it may be told, or its name is not in a table. */
    private static final String UNNAMED = "select null::uuid as id, '' as label where false";

    /** A vote is known by its first matter. */
    private static final String VOTE_TITLE = """
            select v.id, m.title || ' ' || v.code as label from vote.vote v join vote.matter m on m.vote_id = v.id and m.number = 1""";

    private final String kind;
    private final String path;
    private final String labels;

    Subject(String kind, String path, String labels) {
        this.kind = kind;
        this.path = path;
        this.labels = labels;
    }

    /** As the modules' views name it. */
    public String kind() {
        return kind;
    }

    /** SQL for ids and what each is called. */
    String labels() {
        return labels;
    }

    /** Where this one is done. */
    public String href(Waiting waiting) {
        return path.replace("{id}", waiting.id().toString()).replace("{compound}", String.valueOf(waiting.compound()));
    }

    public static Optional<Subject> of(String kind) {
        return Arrays.stream(values()).filter(it -> it.kind.equals(kind)).findFirst();
    }
}
