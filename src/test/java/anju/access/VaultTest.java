package anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.City;
import anju.testing.InCity;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
class VaultTest {
    private static final String COLUMN = "access.person.name_enc";

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient db;

    @Test
    void equal_texts_are_sealed_differently_and_open_alike() {
        var id = City.current().newId();
        var one = vault.seal(COLUMN, id, "张三");
        var two = vault.seal(COLUMN, id, "张三");
        assertThat(one).isNotEqualTo(two);
        assertThat(vault.open(COLUMN, id, one)).isEqualTo("张三");
        assertThat(vault.open(COLUMN, id, two)).isEqualTo("张三");
    }

    @Test
    void a_value_moved_to_another_row_or_column_does_not_open() {
        var id = City.current().newId();
        var sealed = vault.seal(COLUMN, id, "张三");
        assertThatThrownBy(() -> vault.open(COLUMN, City.current().newId(), sealed))
                .hasMessageContaining("another row");
        assertThatThrownBy(() -> vault.open("access.person.phone_enc", id, sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_byte_does_not_open() {
        var id = City.current().newId();
        var sealed = vault.seal(COLUMN, id, "张三");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(COLUMN, id, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(COLUMN, id, "张三".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessageContaining("not sealed");
    }

    @Test
    void digests_are_equal_for_equal_values_of_one_use_only() {
        assertThat(vault.digest("phone", "1")).isEqualTo(vault.digest("phone", "1"));
        assertThat(vault.digest("phone", "1")).isNotEqualTo(vault.digest("identity", "1"));
    }

    @Test
    void the_master_key_lies_outside_the_database_for_its_owner_alone(City city) throws Exception {
        var file = city.secrets().resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var wrapped = db.sql("select wrapped from access.data_key")
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(wrapped).hasSize(12 + 32 + 16);
    }

    @Test
    void another_master_key_is_refused_with_both_names(City city) throws Exception {
        var file = city.secrets().resolve("master.key");
        var right = Files.readString(file);
        var id = City.current().newId();
        var sealed = vault.seal(COLUMN, id, "张三");
        try {
            Files.writeString(file, "00".repeat(32));
            assertThatThrownBy(() -> new Vault(db).open(COLUMN, id, sealed))
                    .hasMessageContaining("was wrapped by master key")
                    .hasMessageContaining(file.toString());
            Files.delete(file);
            assertThatThrownBy(() -> new Vault(db).open(COLUMN, id, sealed)).hasMessageContaining("put it back");
            Files.writeString(file, "nonsense");
            assertThatThrownBy(() -> new Vault(db).open(COLUMN, id, sealed)).hasMessageContaining("64 hexadecimal");
        } finally {
            Files.writeString(file, right);
        }
        assertThat(new Vault(db).open(COLUMN, id, sealed)).isEqualTo("张三");
    }
}
