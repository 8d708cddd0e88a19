package anju.policy;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An area takes a pack as its rules, from a day on. */
@Component
public class Adopting {
    private final Commands commands;
    private final Acts acts;
    private final Areas areas;
    private final Packs packs;
    private final Editions editions;
    private final Adoptions adoptions;

    Adopting(Commands commands, Acts acts, Areas areas, Packs packs, Editions editions, Adoptions adoptions) {
        this.commands = commands;
        this.acts = acts;
        this.areas = areas;
        this.packs = packs;
        this.editions = editions;
        this.adoptions = adoptions;
    }

    @Transactional
    public Adoption adopt(Viewer by, UUID command, UUID areaId, String pack, LocalDate from) {
        return commands.once(
                command,
                by.person(),
                PolicyAct.PACK_ADOPTED.code(),
                List.of(areaId, pack, from.toString()),
                Adoption.class,
                () -> adopted(by, areaId, pack, from));
    }

    private Adoption adopted(Viewer by, UUID areaId, String pack, LocalDate from) {
        var area = areas.byId(areaId);
        if (area.isEmpty()) {
            return new Adoption.NoSuchArea();
        }
        by.require(Action.ADOPT_POLICY, area.get().path());
        if (packs.pack(pack).isEmpty()) {
            return new Adoption.NoSuchPack(pack);
        }
        adoptions.lock(areaId);
        var own = adoptions.of(areaId);
        var onThatDay =
                own.stream().filter(earlier -> earlier.from().equals(from)).findFirst();
        if (onThatDay.isPresent()) {
            return new Adoption.DayTaken(onThatDay.get().pack());
        }
        var today = City.current().today();
        if (from.isBefore(today) && !own.isEmpty()) {
            return new Adoption.Passed(today);
        }
        var holding =
                own.stream().filter(earlier -> earlier.from().isBefore(from)).findFirst();
        if (holding.isPresent() && holding.get().pack().equals(pack)) {
            return new Adoption.AlreadyHolds(holding.get().from());
        }
        var edition = editions.store(packs.edition(pack, from));
        var act = acts.record(
                PolicyAct.PACK_ADOPTED,
                List.of("area:" + areaId, "edition:" + edition),
                Map.of("pack", pack, "from", from.toString()),
                Map.of(
                        "pack",
                        pack,
                        "from",
                        from.toString(),
                        "person",
                        by.person().toString()));
        return new Adoption.Adopted(adoptions.insert(areaId, pack, from, act));
    }
}
