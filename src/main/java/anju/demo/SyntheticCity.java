package anju.demo;

import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Sequencer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Founds an invented city of any size, for trying out how Anju stands up to one: homes and owners by workbooks, sent and confirmed
 * community by community, everything else through the offices' own verbs on days of three and a half years, in twenty-four streets at
 * most. What was renovated before is known of every street. Votes, meetings and accounts of property firms are not in it; the
 * demonstration city shows those.
 */
@Component
public class SyntheticCity {
    public static final int COMPOUNDS_MAX = 10_000;
    /** In so many streets, some eighty compounds each, everything goes through the offices' verbs; more would take hours. */
    private static final int STREETS_IN_FULL = 24;

    private final Cities cities;
    private final Areas areas;
    private final SyntheticStaff staff;
    private final DemoWorkbook workbooks;
    private final SyntheticLife life;
    private final Sequencer sequencer;
    private final TransactionTemplate transaction;

    SyntheticCity(
            Cities cities,
            Areas areas,
            SyntheticStaff staff,
            DemoWorkbook workbooks,
            SyntheticLife life,
            Sequencer sequencer,
            TransactionTemplate transaction) {
        this.cities = cities;
        this.areas = areas;
        this.staff = staff;
        this.workbooks = workbooks;
        this.life = life;
        this.sequencer = sequencer;
        this.transaction = transaction;
    }

    /** What is being made at the moment. */
    public enum Phase {
        /** Compounds with their homes and owners. */
        REGISTER,
        /** Months of streets. */
        YEARS
    }

    /** Hears how far it has come, often. */
    @FunctionalInterface
    public interface Listener {
        void reached(Phase phase, int done, int of);
    }

    /** Founds it in an installation that has no city yet. */
    public City found(int compounds, long seed, Listener listener) {
        var words = SyntheticWords.read();
        var name = MessageFormat.format(words.name(), compounds);
        var city = cities.found(words.code(), name, City.Kind.DEMO);
        city.beginFounding();
        try {
            city.run(() -> fill(city, compounds, seed, words, listener));
            Files.createFile(city.folder().resolve(DemoCity.TOLD));
            return city;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            city.endFounding();
        }
    }

    void fill(City city, int compounds, long seed, SyntheticWords words, Listener listener) {
        cities.setClock(city, DemoScript.moment(words.begins() + "T09:00"));
        var names = Neighbourhood.read();
        var plan = SyntheticPlan.of(compounds, seed, words.code(), words, CityWide.read());
        var root = draw(city, words, plan);
        var hires = staff.begin(root.path(), seed, names, words);
        hires.city();
        var streets = plan.streets().stream().map(hires::street).toList();
        register(streets, compounds, seed, names, listener);
        var diary = new Diary(transaction);
        var done = new int[1];
        int told = Math.min(streets.size(), STREETS_IN_FULL);
        int months = told * SyntheticLife.MONTHS;
        for (int i = 0; i < streets.size(); i++) {
            life.write(
                    diary,
                    streets.get(i),
                    words,
                    i * told / streets.size() < (i + 1) * told / streets.size(),
                    seed * 17 + i,
                    () -> listener.reached(Phase.YEARS, ++done[0], months));
        }
        diary.tell(cities, city);
        sequencer.runOnce();
        cities.setClock(city, DemoScript.moment(words.today()));
    }

    private Area draw(City city, SyntheticWords words, SyntheticPlan plan) {
        var root = areas.add(null, Area.Kind.CITY, words.code(), city.name());
        for (var district : plan.districts()) {
            var within = areas.add(root, Area.Kind.DISTRICT, district.code(), district.name());
            for (var street : district.streets()) {
                var office = areas.add(within, Area.Kind.STREET, street.code(), street.name());
                street.communities().forEach(it -> areas.add(office, Area.Kind.COMMUNITY, it.code(), it.name()));
            }
        }
        return root;
    }

    private void register(
            List<SyntheticStaff.Street> streets, int compounds, long seed, Neighbourhood names, Listener listener) {
        int done = 0;
        for (var street : streets) {
            for (var community : street.street().communities()) {
                send(street.person("clerk"), community, seed, names);
                done += community.estates().size();
                sequencer.runOnce();
                listener.reached(Phase.REGISTER, done, compounds);
            }
        }
    }

    private void send(Viewer clerk, SyntheticPlan.Community community, long seed, Neighbourhood names) {
        var book = SyntheticPlan.workbook(community, seed, names);
        workbooks.imported(clerk, community.name() + ".xlsx", book.bytes());
    }
}
