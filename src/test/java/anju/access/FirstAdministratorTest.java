package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.FirstAdministrator.Outcome;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
class FirstAdministratorTest {
    private static final NewPerson SOMEONE = new NewPerson("丙", null, null);
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    FirstAdministrator first;

    @Autowired
    Viewers viewers;

    @Autowired
    JdbcClient db;

    @Test
    void the_door_is_open_to_who_reads_the_servers_file_and_shuts_behind_the_first() throws IOException {
        new SmallCity(db);
        assertThat(first.isWanted()).isTrue();
        assertThat(become("guess", "admin1", PASSWORD)).isEqualTo(new Outcome.WrongWord());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.word())))
                .isEqualTo("rw-------");
        var word = Files.readString(first.word());
        assertThat(become(word, "1", PASSWORD)).isEqualTo(new Outcome.LoginMalformed());
        assertThat(become(word, "admin1", "12345678"))
                .isEqualTo(new Outcome.PasswordRefused(new PasswordChange.TooCommon()));
        var done = (Outcome.Done) become(word, "admin1", PASSWORD);
        assertThat(viewers.of(done.person()).orElseThrow().may(Action.MANAGE_ACCESS, SmallCity.PATH))
                .isTrue();
        assertThat(first.isWanted()).isFalse();
        assertThat(become(word, "admin2", PASSWORD)).isEqualTo(new Outcome.Shut());
    }

    private Outcome become(String word, String login, String password) {
        return first.become(word, SOMEONE, login, password, "203.0.113.1");
    }
}
