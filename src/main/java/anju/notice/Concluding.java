package anju.notice;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a notice ends: closed when its period is over and every objection answered, or withdrawn in sight of all. */
@Component
public class Concluding {
    private final Notices notices;
    private final Acts acts;
    private final Commands commands;
    private final ApplicationEventPublisher events;
    private final List<NoticeUse> uses;

    Concluding(Notices notices, Acts acts, Commands commands, ApplicationEventPublisher events, List<NoticeUse> uses) {
        this.notices = notices;
        this.acts = acts;
        this.commands = commands;
        this.events = events;
        this.uses = uses;
    }

    /** Closes a notice without open objections once its period is over. */
    @Transactional
    public Closing close(Viewer by, UUID command, UUID notice) {
        by.require(Action.DRAFT_NOTICE, placeOf(notice));
        return commands.once(command, by.person(), "notice.close", notice, Closing.class, () -> {
            var city = City.current();
            var hanging = notices.lock(notice).orElseThrow();
            if (hanging.state() != NoticeState.PUBLISHED) {
                return new Closing.AlreadyOver();
            }
            if (city.now().isBefore(hanging.closesAt())) {
                return new Closing.StillRunning(hanging.lastOn());
            }
            if (hanging.openObjections() > 0) {
                return new Closing.OpenObjections(hanging.openObjections());
            }
            var act = acts.record(
                    NoticeAct.NOTICE_CLOSED,
                    List.of("notice:" + notice),
                    Map.of("objections", hanging.objections()),
                    Map.of("by", by.person().toString()));
            notices.insertStep(
                    city.newId(),
                    notice,
                    NoticeState.CLOSED,
                    null,
                    by.person(),
                    city.now(),
                    act,
                    NoticeAct.NOTICE_CLOSED);
            events.publishEvent(
                    new NoticeClosed(notice, hanging.kind(), hanging.subjectKind(), hanging.subjectId(), act));
            return new Closing.Closed(hanging.objections());
        });
    }

    /** Withdraws a notice; its page stays, struck through, with the reason. */
    @Transactional
    public Closing withdraw(Viewer by, UUID command, UUID notice, String reason) {
        by.require(Action.RELEASE_NOTICE, placeOf(notice));
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a notice is not withdrawn without a reason");
        }
        var inputs = List.of(notice, reason);
        return commands.once(command, by.person(), "notice.withdraw", inputs, Closing.class, () -> {
            var city = City.current();
            var hanging = notices.lock(notice).orElseThrow();
            if (hanging.state() == NoticeState.WITHDRAWN || hanging.state() == NoticeState.SUPERSEDED) {
                return new Closing.AlreadyOver();
            }
            if (uses.stream().anyMatch(use -> use.standsOn(notice))) {
                return new Closing.StillNeeded();
            }
            var act = acts.record(NoticeAct.NOTICE_WITHDRAWN, List.of("notice:" + notice), Map.of("reason", reason));
            notices.insertStep(
                    city.newId(),
                    notice,
                    NoticeState.WITHDRAWN,
                    reason,
                    by.person(),
                    city.now(),
                    act,
                    NoticeAct.NOTICE_WITHDRAWN);
            events.publishEvent(
                    new NoticeWithdrawn(notice, hanging.kind(), hanging.subjectKind(), hanging.subjectId(), act));
            return new Closing.Withdrawn();
        });
    }

    private String placeOf(UUID notice) {
        return notices.find(notice)
                .orElseThrow(() -> new NoSuchElementException("no notice " + notice))
                .placePath();
    }
}
