package anju.request;

import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A request that became a repair or a need: what the room that takes it up tells the request, and whoever reported it. */
@Component
public class Referring {
    private final Requests requests;
    private final Ladder ladder;
    private final Handling handling;
    private final Vault vault;

    Referring(Requests requests, Ladder ladder, Handling handling, Vault vault) {
        this.requests = requests;
        this.ladder = ladder;
        this.handling = handling;
        this.vault = vault;
    }

    /** Whether a repair may still be ordered for it or a need recorded: a request of this compound that is not over. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public boolean takesWork(UUID request, UUID compound) {
        return requests.standing(request)
                .filter(standing -> standing.compoundId().equals(compound))
                .filter(standing -> standing.state().isOpen() || standing.state() == RequestState.ANSWERED)
                .isPresent();
    }

    /** Work for it was ordered; in the transaction of whoever orders it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begun(Viewer by, UUID request, String work, LocalDate due) {
        var standing = ladder.locked(request);
        write(by, standing, RemarkKind.WORK_BEGUN, work);
        handling.tell(standing, "request.message.work-begun", standing.code(), work, due);
    }

    /** The work is done, and somebody else looked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Viewer by, UUID request, String work, String note) {
        var standing = ladder.locked(request);
        write(by, standing, RemarkKind.WORK_DONE, work + " " + note);
        handling.tell(standing, "request.message.work-done", standing.code(), work, note);
    }

    /** It was written down as a need of the compound; in the transaction of whoever does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void needed(Viewer by, UUID request, String need) {
        var standing = ladder.locked(request);
        write(by, standing, RemarkKind.NEED_RECORDED, need);
        handling.tell(standing, "request.message.need-recorded", standing.code(), need);
    }

    private void write(Viewer by, Standing standing, RemarkKind kind, String text) {
        var id = City.current().newId();
        var act = ladder.act(RequestAct.REMARKED, standing, by.person(), Map.of("kind", kind.name()));
        requests.remark(
                id,
                standing.id(),
                kind,
                vault.seal(Handling.REMARK, id, text),
                by.person(),
                City.current().now(),
                act);
    }
}
