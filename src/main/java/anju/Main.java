package anju;

/** The one entry point of the jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        org.springframework.boot.SpringApplication.run(Application.class, args);
    }
}
