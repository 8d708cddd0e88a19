package anju.demo;

import anju.access.NewPerson;
import anju.access.People;
import anju.city.City;
import anju.money.Area;
import anju.registry.Basis;
import anju.registry.CompoundDraft;
import anju.registry.CompoundDraft.BuildingDraft;
import anju.registry.CompoundDraft.PartDraft;
import anju.registry.CompoundDraft.StairwellDraft;
import anju.registry.Founding;
import anju.registry.Holder;
import anju.registry.Registering;
import anju.registry.Share;
import anju.registry.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts the other compounds into the registry, with homes and owners who are as invented as their names. */
@Component
class DemoNeighbours {
    /** 52.00, 58.00 … 76.00 square metres. */
    private static final long SMALLEST_X100 = 5200;

    private static final long STEP_X100 = 600;
    private static final int SIZES = 5;

    private final People people;
    private final Registering registering;

    DemoNeighbours(People people, Registering registering) {
        this.people = people;
        this.registering = registering;
    }

    /** Registers them all; returns their ids by the key the story knows them by. */
    Map<String, UUID> register(Neighbourhood told, Troupe troupe) {
        var names = new Names(told);
        var ids = new HashMap<String, UUID>();
        for (var compound : told.compounds()) {
            int homes = compound.buildings().values().stream()
                            .flatMap(List::stream)
                            .mapToInt(Integer::intValue)
                            .sum()
                    * 2;
            var owners = people.add(IntStream.range(0, homes)
                    .mapToObj(_ -> new NewPerson(names.next(), null, null))
                    .toList());
            var founded = registering.register(
                    troupe.person(compound.clerk()),
                    City.current().newId(),
                    draft(compound, owners, City.current().today()));
            ids.put(compound.key(), Expect.that(founded, Founding.Founded.class).compoundId());
        }
        return Map.copyOf(ids);
    }

    private static CompoundDraft draft(Neighbourhood.Compound told, List<UUID> owners, LocalDate since) {
        var left = owners.iterator();
        var buildings = new ArrayList<BuildingDraft>();
        new LinkedHashMap<>(told.buildings()).forEach((number, stairwells) -> {
            var drafts = new ArrayList<StairwellDraft>();
            for (int stairwell = 1; stairwell <= stairwells.size(); stairwell++) {
                var parts = new ArrayList<PartDraft>();
                for (int floor = 1; floor <= stairwells.get(stairwell - 1); floor++) {
                    for (int door = 1; door <= 2; door++) {
                        var area = new Area(SMALLEST_X100 + STEP_X100 * ((floor + door + stairwell) % SIZES));
                        parts.add(new PartDraft(
                                floor + "0" + door,
                                floor,
                                Use.DWELLING,
                                Map.of(Basis.REGISTERED, area),
                                List.of(Share.whole(Holder.person(left.next()), since))));
                    }
                }
                drafts.add(new StairwellDraft(String.valueOf(stairwell), parts));
            }
            buildings.add(new BuildingDraft(
                    number, stairwells.stream().max(Integer::compare).orElseThrow(), drafts));
        });
        return new CompoundDraft(told.code(), told.name(), told.address(), told.area(), told.built(), since, buildings);
    }

    /** One name after the other, the same on each load. */
    private static final class Names {
        private final int[] surnames;
        private final List<String> given;
        private int next;

        Names(Neighbourhood told) {
            surnames = told.surnames().codePoints().toArray();
            given = told.given();
        }

        String next() {
            int i = next++;
            return Character.toString(surnames[i % surnames.length]) + given.get((i * 7 + i / 30) % given.size());
        }
    }
}
