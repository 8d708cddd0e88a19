package anju.request;

import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Here too": households that have the same trouble join a request instead of reporting it again; each counts once. */
@Component
public class Joining {
    private final Requests requests;
    private final Ladder ladder;
    private final Commands commands;

    Joining(Requests requests, Ladder ladder, Commands commands) {
        this.requests = requests;
        this.ladder = ladder;
        this.commands = commands;
    }

    /** The homes this person owns or lives in, in the request's compound, join it. */
    @Transactional
    public Joined join(Viewer by, UUID command, UUID request) {
        by.person();
        return commands.once(command, by.personId(), "request.join", List.of(request), Joined.class, () -> {
            var standing = ladder.locked(request);
            if (!standing.state().isOpen()) {
                return new Joined.Past(standing.state());
            }
            var homes = requests.homes(by.person(), standing.compoundId());
            if (homes.isEmpty()) {
                return new Joined.NoHomeHere();
            }
            var fresh = homes.stream()
                    .filter(home -> !requests.speaksFor(request, home))
                    .toList();
            if (fresh.isEmpty()) {
                return new Joined.AlreadyCounted(requests.households(request));
            }
            var act = ladder.act(
                    RequestAct.VOICE_RAISED,
                    standing,
                    by.person(),
                    Map.of("parts", fresh.stream().map(UUID::toString).toList()));
            fresh.forEach(home ->
                    requests.voice(request, home, by.person(), City.current().now(), act));
            return new Joined.Counted(requests.households(request));
        });
    }
}
