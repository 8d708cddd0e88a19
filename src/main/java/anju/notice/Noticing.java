package anju.notice;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices: prepared by one person, released by another, frozen from then on. */
@Component
public class Noticing {
    private final Notices notices;
    private final Attachments attachments;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    Noticing(Notices notices, Attachments attachments, Policy policy, Acts acts, Commands commands) {
        this.notices = notices;
        this.attachments = attachments;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    /** Prepares a notice; nobody outside sees it until somebody else releases it. */
    @Transactional
    public Drafting draft(Viewer by, UUID command, NoticeDraft draft) {
        by.require(Action.DRAFT_NOTICE, draft.placePath());
        return commands.once(command, by.person(), "notice.draft", draft, Drafting.class, () -> {
            var place = notices.place(draft.placePath());
            if (place.isEmpty()) {
                return new Drafting.NoSuchPlace();
            }
            var refused = refusal(draft);
            if (refused != null) {
                return refused;
            }
            var city = City.current();
            var id = city.newId();
            notices.insertDraft(id, draft, days(draft), place.get(), by.person(), city.now());
            return new Drafting.Drafted(id);
        });
    }

    /**
     * Writes a draft anew; place, subject and what it replaces stay.
     *
     * @param revision the one that was read
     */
    @Transactional
    public Drafting redraft(Viewer by, UUID command, UUID draftId, int revision, NoticeDraft draft) {
        by.require(Action.DRAFT_NOTICE, draft.placePath());
        var inputs = List.of(draftId, revision, draft);
        return commands.once(command, by.person(), "notice.redraft", inputs, Drafting.class, () -> {
            var standing = notices.lockDraft(draftId);
            if (standing.isEmpty() || standing.get().revision() != revision) {
                return new Drafting.Changed();
            }
            // The right to write was asked for the place that was named; it must be the draft's own.
            by.require(Action.DRAFT_NOTICE, standing.get().placePath());
            if (standing.get().subjectKind() != null) {
                return new Drafting.WrittenElsewhere();
            }
            var refused = refusal(draft);
            if (refused != null) {
                return refused;
            }
            notices.changeDraft(draftId, draft, days(draft), by.person());
            return new Drafting.Drafted(draftId);
        });
    }

    /** Gives up a draft. */
    @Transactional
    public Drafting giveUp(Viewer by, UUID command, UUID draftId, int revision) {
        var inputs = List.of(draftId, revision);
        return commands.once(command, by.person(), "notice.give-up", inputs, Drafting.class, () -> {
            var standing = notices.lockDraft(draftId);
            if (standing.isEmpty() || standing.get().revision() != revision) {
                return new Drafting.Changed();
            }
            by.require(Action.DRAFT_NOTICE, standing.get().placePath());
            notices.forgetDraft(draftId);
            return new Drafting.Drafted(draftId);
        });
    }

    /** Sends a draft back to its writer with what is to be mended. */
    @Transactional
    public Releasing sendBack(Viewer by, UUID command, UUID draftId, int revision, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a draft is not sent back without a reason");
        }
        var inputs = List.of(draftId, revision, reason);
        return commands.once(command, by.person(), "notice.send-back", inputs, Releasing.class, () -> {
            var standing = notices.lockDraft(draftId);
            if (standing.isEmpty() || standing.get().revision() != revision) {
                return new Releasing.Changed();
            }
            by.require(Action.RELEASE_NOTICE, standing.get().placePath());
            notices.returnDraft(draftId, reason);
            return new Releasing.SentBack();
        });
    }

    /**
     * Puts a draft before the public, word for word, with the period of the rules of that day.
     *
     * @param revision the one that was read
     * @param numbersReason why numbers that look personal are not; empty if there are none
     */
    @Transactional
    public Releasing release(Viewer by, UUID command, UUID draftId, int revision, String numbersReason) {
        if (!by.isSignedIn() || !by.may(Action.RELEASE_NOTICE)) {
            throw new NotPermitted(Action.RELEASE_NOTICE);
        }
        var inputs = List.of(draftId, revision, numbersReason);
        return commands.once(command, by.person(), "notice.release", inputs, Releasing.class, () -> {
            var found = notices.lockDraft(draftId);
            if (found.isEmpty() || found.get().revision() != revision) {
                return new Releasing.Changed();
            }
            var draft = found.get();
            by.require(Action.RELEASE_NOTICE, draft.placePath());
            if (notices.wroteIn(draftId, by.person())) {
                return new Releasing.OwnDraft();
            }
            var findings = scan(draft.title(), draft.body());
            if (!findings.isEmpty() && numbersReason.isBlank()) {
                return new Releasing.NumbersFound(findings);
            }
            var earlier = draft.supersedes();
            if (earlier != null && !isReplaceable(earlier)) {
                return new Releasing.NotReplaceable();
            }
            return publish(by.person(), draft, findings.isEmpty() ? null : numbersReason);
        });
    }

    private Releasing publish(UUID by, Notices.Prepared draft, @Nullable String numbersReason) {
        var city = City.current();
        var now = city.now();
        var edition = policy.edition(draft.placePath(), city.today());
        var kind = policy.rules(NoticeRules.class, edition).kinds().get(draft.kind());
        int days = kind == null ? draft.days() : Math.max(draft.days(), kind.days());
        var last = policy.rules(CalendarRules.class, edition).lastOf(city.today(), days);
        var hash = Content.sha256(draft.title(), draft.body());
        var references = new ArrayList<String>();
        references.add("notice:" + draft.id());
        if (draft.compoundId() != null) {
            references.add("compound:" + draft.compoundId());
        }
        if (draft.subjectKind() != null) {
            references.add(draft.subjectKind().replace('_', '-') + ":" + draft.subjectId());
        }
        var act = acts.record(
                NoticeAct.NOTICE_PUBLISHED,
                references,
                Map.of(
                        "kind", draft.kind(),
                        "content", HexFormat.of().formatHex(hash),
                        "last_on", last.toString()),
                Map.of("title", draft.title(), "released_by", by.toString()));
        notices.insert(
                draft,
                new Notices.Released(
                        notices.nextCode(city.today().getYear()),
                        hash,
                        edition,
                        by,
                        now,
                        days,
                        last,
                        last.plusDays(1).atStartOfDay(City.ZONE).toInstant(),
                        numbersReason,
                        act));
        if (draft.supersedes() != null) {
            supersede(draft.supersedes(), draft.id(), by);
        }
        notices.forgetDraft(draft.id());
        return new Releasing.Released(draft.id(), last);
    }

    private void supersede(UUID earlier, UUID later, UUID by) {
        if (notices.find(earlier).orElseThrow().state() == NoticeState.WITHDRAWN) {
            return;
        }
        var city = City.current();
        var act = acts.record(NoticeAct.NOTICE_SUPERSEDED, List.of("notice:" + earlier, "notice:" + later), Map.of());
        notices.insertStep(
                city.newId(), earlier, NoticeState.SUPERSEDED, null, by, city.now(), act, NoticeAct.NOTICE_SUPERSEDED);
    }

    /** Everything in a notice that looks like somebody's number; line 0 is the title. */
    public static List<NumberScan.Finding> scan(String title, String body) {
        var findings = new ArrayList<NumberScan.Finding>();
        NumberScan.of(title).forEach(f -> findings.add(new NumberScan.Finding(f.kind(), 0, f.masked())));
        findings.addAll(NumberScan.of(body));
        return List.copyOf(findings);
    }

    private @Nullable Drafting refusal(NoticeDraft draft) {
        var rules = rules(draft.placePath());
        var kind = rules.kinds().get(draft.kind());
        if (kind == null) {
            return new Drafting.UnknownKind(draft.kind());
        }
        if (draft.days() != 0 && (draft.days() < kind.days() || draft.days() > rules.daysMax())) {
            return new Drafting.WrongLength(kind.days(), rules.daysMax());
        }
        if (draft.fileId() != null
                && attachments
                        .byId(draft.fileId())
                        .filter(file -> file.fileClass() == FileClass.PUBLIC)
                        .isEmpty()) {
            return new Drafting.NotPublicFile();
        }
        if (draft.supersedes() != null) {
            var earlier = notices.find(draft.supersedes());
            if (earlier.isEmpty()
                    || !earlier.get().placePath().equals(draft.placePath())
                    || !earlier.get().kind().equals(draft.kind())
                    || earlier.get().state() == NoticeState.SUPERSEDED
                    || earlier.get().subjectKind() != null) {
                return new Drafting.NotReplaceable();
            }
        }
        return null;
    }

    private boolean isReplaceable(UUID earlier) {
        return notices.lock(earlier)
                        .orElseThrow(() -> new NoSuchElementException("no notice " + earlier))
                        .state()
                != NoticeState.SUPERSEDED;
    }

    private int days(NoticeDraft draft) {
        var kind = rules(draft.placePath()).kinds().get(draft.kind());
        return draft.days() > 0 || kind == null ? draft.days() : kind.days();
    }

    private NoticeRules rules(String path) {
        return policy.rules(NoticeRules.class, path, City.current().today());
    }
}
