package anju.bench;

import anju.access.Open;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The floor of the pages: ten thousand bytes that never change, through the same server, filters and door. */
@RestController
@ConditionalOnProperty("anju.bench")
class ConstantController {
    static final String PATH = "/bench/constant";
    private static final byte[] BYTES =
            ("<!doctype html><title>constant</title>" + "安居 ".repeat(1423)).getBytes(StandardCharsets.UTF_8);

    @Open
    @GetMapping(PATH)
    ResponseEntity<byte[]> constant() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(BYTES);
    }
}
