package anju.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema that editors use says what the records say. */
class PackSchemaTest {
    private static final Path FILE = Path.of("docs/formats/pack.schema.json");

    /** Run with {@code -Danju.write=true} to write it anew after changing a rules record. */
    @Test
    void the_published_schema_is_made_from_the_records_of_today() throws IOException {
        var schema = PackSchema.of(PolicyConfiguration.rulesRecords());
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(FILE, schema);
        }
        assertThat(Files.readString(FILE)).isEqualTo(schema);
    }

    @Test
    void it_knows_units_majorities_and_what_is_unknown() {
        assertThat(PackSchema.of(PolicyConfiguration.rulesRecords()))
                .contains("\"quorumArea\"", "\"SQM\"", "\"AT_LEAST\"", "\"additionalProperties\" : false");
    }
}
