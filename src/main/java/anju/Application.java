package anju;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web application: every module below this package. */
@SpringBootApplication
public class Application {}
