package anju.dispatch;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of things that wait for somebody: where each is done, and how it is called. A closed list; a test holds it against the views. */
public enum Subject {
    NOTICE_DRAFT("notice_draft", "/notice-drafts/", "select id, title as label from notice.draft"),
    NOTICE("notice", "/notices/", "select id, title as label from notice.notice"),
    NOTICE_OVER("notice_over", "/notices/", "select id, title as label from notice.notice"),
    PROPOSAL("proposal", "/proposals/", "select id, name as label from programme.proposal"),
    ACCEPTANCE("acceptance", "/acceptances/", "select id, code as label from works.acceptance"),
    CLEARANCE("clearance", "/clearances/", "select id, code as label from payment.clearance"),
    PAYMENT("payment", "/payments/", "select id, code as label from payment.payment"),
    GATE("gate", "/projects/", "select id, name as label from project.project");

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

    public String href(java.util.UUID id) {
        return path + id;
    }

    public static Optional<Subject> of(String kind) {
        return Arrays.stream(values()).filter(it -> it.kind.equals(kind)).findFirst();
    }
}
