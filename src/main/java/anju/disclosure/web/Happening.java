package anju.disclosure.web;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What happens in a compound that its neighbours are told: a closed list, since a timeline also knows of single households'
 * requests and opinions, which are nobody's news.
 */
enum Happening {
    BATCH_ANNOUNCED("programme.batch.announced", "/programme", "select id, name as label from programme.batch"),
    ROUND_COMPLETED("survey.round.completed", "", "select id, code as label from survey.round"),
    CONSENSUS_REACHED(
            "consultation.consensus.reached",
            "/compounds/{compound}/opinions",
            "select id, title as label from consultation.consensus"),
    WILLINGNESS_ASKED(
            "consultation.willingness.asked",
            "/willingness/{id}",
            "select id, question as label from consultation.willingness"),
    WILLINGNESS_CLOSED(
            "consultation.willingness.closed",
            "/willingness/{id}",
            "select id, question as label from consultation.willingness"),
    GATHERING_CALLED(
            "consultation.gathering.called",
            "/gatherings/{id}",
            "select id, title as label from consultation.gathering"),
    GATHERING_PUBLISHED(
            "consultation.gathering.published",
            "/gatherings/{id}",
            "select id, title as label from consultation.gathering"),
    GATHERING_CANCELLED(
            "consultation.gathering.cancelled",
            "/gatherings/{id}",
            "select id, title as label from consultation.gathering"),
    NOTICE_PUBLISHED("notice.notice.published", "/notices/{id}", "select id, title as label from notice.notice"),
    NOTICE_WITHDRAWN("notice.notice.withdrawn", "/notices/{id}", "select id, title as label from notice.notice"),
    PLAN_FROZEN(
            "plan.version.frozen",
            "",
            "select v.id, coalesce(v.file_number, v.number::text) as label from plan.version v"),
    VOTE_ROLL_FROZEN("vote.roll.frozen", "/votes/{id}", "select id, title as label from vote.vote"),
    VOTE_OPENED("vote.vote.opened", "/votes/{id}", "select id, title as label from vote.vote"),
    VOTE_TURNOUT_CLOSED("vote.turnout.closed", "/votes/{id}", "select id, title as label from vote.vote"),
    VOTE_COUNTED("vote.result.counted", "/votes/{id}", "select id, title as label from vote.vote"),
    VOTE_PUBLISHED("vote.result.published", "/votes/{id}/result", "select id, title as label from vote.vote"),
    VOTE_VOIDED("vote.vote.voided", "/votes/{id}", "select id, title as label from vote.vote"),
    CONTRACT_SIGNED("works.contract.signed", "", "select id, number as label from works.contract"),
    MILESTONE_REACHED("works.milestone.reached", "", "select id, number as label from works.contract"),
    CHANGE_APPROVED("works.change.approved", "", "select id, code as label from works.change_order"),
    ENCROACHMENT_CONSENTED("works.encroachment.consented", "/compounds/{compound}/common-ground", Labels.ENCROACHMENTS),
    ENCROACHMENT_ORDERED("works.encroachment.ordered", "/compounds/{compound}/common-ground", Labels.ENCROACHMENTS),
    ENCROACHMENT_REMOVED("works.encroachment.removed", "/compounds/{compound}/common-ground", Labels.ENCROACHMENTS),
    ENCROACHMENT_REUSED("works.encroachment.reused", "/compounds/{compound}/common-ground", Labels.ENCROACHMENTS),
    HIDDEN_WORKS_PASSED("works.stretch.passed", "", "select id, place as label from works.stretch"),
    MATERIALS_ACCEPTED("works.batch.accepted", "", "select id, code as label from works.batch"),
    ACCEPTANCE_PASSED("works.acceptance.passed", "", "select id, code as label from works.acceptance"),
    PAYMENT_PAID("payment.payment.paid", "/trace/payments/{id}", "select id, code as label from payment.payment"),
    SERVICE_BEGUN(
            "service_contract",
            "/compounds/{compound}/stewardship",
            "select id, '' as label from stewardship.service_contract"),
    EXPENSE_PAID(
            "stewardship.expense.paid", "/trace/expenses/{id}", "select id, code as label from stewardship.expense"),
    INQUIRY_OPENED("review.inquiry.opened", "/reviews/{id}", "select id, '' as label from review.inquiry"),
    INQUIRY_CLOSED("review.inquiry.closed", "/reviews/{id}", "select id, '' as label from review.inquiry");

    /** SQL for kind, id and what each is called, of everything the neighbours are told. */
    static final String LABELS = Arrays.stream(values())
            .map(it -> "select '" + it.kind + "' as kind, id, label from (" + it.labels + ") "
                    + it.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining("\nunion all\n"));

    private final String kind;
    private final String path;
    private final String labels;

    Happening(String kind, String path, String labels) {
        this.kind = kind;
        this.path = path;
        this.labels = labels;
    }

    /** As the modules' timelines name it. */
    String kind() {
        return kind;
    }

    /** Where the public reads more; empty where there is nothing more to read. */
    String href(UUID compound, UUID id) {
        return path.replace("{id}", id.toString()).replace("{compound}", compound.toString());
    }

    static String[] kinds() {
        return Arrays.stream(values()).map(Happening::kind).toArray(String[]::new);
    }

    static Happening of(String kind) {
        return Arrays.stream(values())
                .filter(it -> it.kind.equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static final class Labels {
        /** How much ground; where, and whose, is nobody's news. */
        static final String ENCROACHMENTS =
                "select id, trim_scale(area_x100 / 100.0) || ' m\u00b2' as label from works.encroachment";
    }
}
