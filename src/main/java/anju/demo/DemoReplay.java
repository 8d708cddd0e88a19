package anju.demo;

import static anju.demo.Story.id;

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
import anju.registry.Registry;
import anju.registry.Share;
import anju.registry.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Wufuyuan of Chengdu from its first opinion to its trust budget: the published figures, with invented people. */
@Component
class DemoReplay {
    private final DemoCast cast;
    private final People people;
    private final Registering registering;
    private final Registry registry;
    private final DemoSelfGovernment selfGovernment;
    private final DemoRequests requests;
    private final DemoVoicesInFull voices;
    private final DemoThread thread;
    private final DemoSite site;
    private final DemoAfterwards afterwards;

    DemoReplay(
            DemoCast cast,
            People people,
            Registering registering,
            Registry registry,
            DemoSelfGovernment selfGovernment,
            DemoRequests requests,
            DemoVoicesInFull voices,
            DemoThread thread,
            DemoSite site,
            DemoAfterwards afterwards) {
        this.cast = cast;
        this.people = people;
        this.registering = registering;
        this.registry = registry;
        this.selfGovernment = selfGovernment;
        this.requests = requests;
        this.voices = voices;
        this.thread = thread;
        this.site = site;
        this.afterwards = afterwards;
    }

    void write(Diary diary, City city, Troupe others) {
        var told = Replay.read();
        var troupe = cast.join(others, told.thread().people(), told.thread().organisations());
        var compound = registered(told.compound(), troupe);
        var story = new Story(
                troupe, compound, registry.pathOf(compound), told.compound().name(), cast.owners(compound));
        selfGovernment.write(diary, told.selfGovernment(), story);
        told.requests().forEach(request -> requests.write(diary, request, story));
        voices.write(diary, told.voices(), story);
        var items = new ArrayList<UUID>();
        thread.write(diary, city, told.thread(), story, items);
        told.briefings().forEach(briefing -> site.brief(diary, briefing, story, () -> items));
        told.batches().forEach(batch -> site.batch(diary, batch, story, () -> items));
        told.stretches().forEach(stretch -> site.stretch(diary, stretch, story, () -> items));
        afterwards.write(diary, told, story);
    }

    private UUID registered(Replay.Compound told, Troupe troupe) {
        var today = City.current().today();
        var names = told.surnames().codePoints().toArray();
        int homes = homes(told);
        var owners = people.add(IntStream.range(0, homes)
                .mapToObj(i -> new NewPerson(
                        Character.toString(names[i % names.length])
                                + told.given()
                                        .get((i * 7 + i / names.length)
                                                % told.given().size()),
                        null,
                        null))
                .toList());
        var buildings = new ArrayList<BuildingDraft>();
        long left = told.areaX100();
        int next = 0;
        for (var building : new TreeMap<>(told.buildings()).entrySet()) {
            int doors = doors(told, building.getKey());
            var stairwells = new ArrayList<StairwellDraft>();
            for (int floors : building.getValue()) {
                var parts = new ArrayList<PartDraft>();
                for (int floor = 1; floor <= floors; floor++) {
                    for (int door = 1; door <= doors; door++) {
                        long area = next == homes - 1
                                ? left
                                : told.sizesX100().get(next % told.sizesX100().size());
                        left -= area;
                        parts.add(new PartDraft(
                                floor + "0" + door,
                                floor,
                                Use.DWELLING,
                                Map.of(Basis.REGISTERED, new Area(area)),
                                List.of(Share.whole(Holder.person(owners.get(next++)), today))));
                    }
                }
                stairwells.add(new StairwellDraft(String.valueOf(stairwells.size() + 1), parts));
            }
            int floors = building.getValue().stream().max(Integer::compare).orElseThrow();
            buildings.add(new BuildingDraft(building.getKey(), floors, stairwells));
        }
        var draft = new CompoundDraft(
                told.code(), told.name(), told.address(), told.area(), told.built(), today, buildings);
        return Expect.that(registering.register(troupe.person("clerk"), id(), draft), Founding.Founded.class)
                .compoundId();
    }

    private static int homes(Replay.Compound told) {
        return told.buildings().entrySet().stream()
                .mapToInt(building -> doors(told, building.getKey())
                        * building.getValue().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .sum();
    }

    private static int doors(Replay.Compound told, String building) {
        return Objects.requireNonNull(told.doors().get(building));
    }
}
