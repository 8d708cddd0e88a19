package anju;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Takes the start-up page down in the moment before the real web server binds the same port. */
final class StartPageHandover implements SmartLifecycle {
    private final StartPage page;
    private volatile boolean handedOver;

    StartPageHandover(StartPage page) {
        this.page = page;
    }

    @Override
    public void start() {
        page.close();
        handedOver = true;
    }

    @Override
    public void stop() {
        handedOver = false;
    }

    @Override
    public boolean isRunning() {
        return handedOver;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
