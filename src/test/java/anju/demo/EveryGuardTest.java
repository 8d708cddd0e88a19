package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.attack.Attacker;
import anju.attack.Onslaught;
import anju.city.City;
import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Which guard of which table ever refused something in the demonstration city, with its triggers and without them. Those that did not
 * are listed, and the list may only grow shorter: a new guard is attacked, or whoever adds it says here that it is not.
 */
@InCity
@Tag("long")
class EveryGuardTest {
    private static final Path LIST = Path.of("src/test/resources/attacks/unmoved.txt");

    @Autowired
    DemoCity demonstration;

    @Test
    void every_guard_refused_something_or_is_listed(City city) throws IOException {
        demonstration.tell(city, DemoScript.read());
        var unmoved = new TreeSet<String>();
        try (var attacker = new Attacker(city)) {
            var modules = new Onslaught(attacker).modules();
            for (var schema : modules) {
                assertThat(new Onslaught(attacker).run(schema)).isEmpty();
            }
            for (var schema : modules) {
                unmoved.addAll(new Onslaught(attacker).unmoved(schema));
            }
        }
        // Each guard of these is attacked by name, in a city that has all of their facts: VoteAttackTest,
        // LedgerAttackTest,
        // EvidenceAttackTest.
        unmoved.removeIf(guard -> guard.matches("(vote|fund|evidence)\\..*"));
        var wanted = """
                # Guards outside vote, fund and evidence that refused nothing in EveryGuardTest: mostly of tables of which the
                # demonstration has no row, of conditions over several columns, and triggers that write instead of refusing.
                # Written anew with -Danju.write=true; may only grow shorter.
                """ + String.join("\n", unmoved) + "\n";
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(LIST, wanted);
        }
        assertThat(wanted.lines()).as("guards that nothing attacked").isSubsetOf(Files.readAllLines(LIST));
    }
}
