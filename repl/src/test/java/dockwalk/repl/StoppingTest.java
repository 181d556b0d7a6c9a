package dockwalk.repl;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sessions that breakpoints, watches and conditions stop, compared with transcripts. */
class StoppingTest {
  @Test
  void stopsOnItsWay() throws IOException, InterruptedException {
    Transcripts.check(
        "stops.txt",
        Transcripts.TWO_STAGES,
        """
        where
        break RUN
        break stage build
        break stage nope
        b rnu
        b
        tbreak 9
        watch /site
        watch /a.txt
        watch env TAG
        watch env
        watch cwd
        watch size
        watch /[
        watch
        catch
        catch fire
        catch fail
        catch warn
        bp
        c
        c
        disable 1
        disable 99
        enable 1
        checkpoint
        restart
        restart 9
        c
        c
        c
        c
        bp
        restart 1
        clear
        catch miss
        c
        why
        step
        delete 9
        finish
        until
        until 10
        fin
        so
        rn
        rn 99
        bt
        run
        w
        """);
  }

  @Test
  void conditionsLogPointsAndDisplays() throws IOException, InterruptedException {
    Transcripts.check(
        "conditions.txt",
        Transcripts.TWO_STAGES,
        """
        print size
        p 1 +
        p
        break RUN if exists(/app/a.txt) && cwd == "/app"
        b COPY if evn.PATH ~ "x"
        b COPY if size(/usr) >
        b COPY if cwd = "/app"
        b COPY if
        tbreak WORKDIR if env.NOPE == "1"
        watch /app if outcome == "cached"
        watch cwd if took < 1h
        catch miss if stage == "none"
        break COPY log "at {line}: {files(/)} files, {size} in {cwd}"
        break COPY log {
        break COPY log "{nope}"
        display cwd
        display files(/)
        display
        condition 2 hits > 5
        cond 2
        cond 99 true
        condition
        ignore 1 1
        ignore 1
        ignore 9 9
        c
        bp
        c
        print exists(/etc/os) && !exists(/nope)
        print env.NOPE
        print env.NOPE == "x"
        print output
        print size(/app)
        print mode(/app/a.txt)
        print content(/app/a.txt)
        print config.cmd
        print /app/a.txt
        print took < 5MB
        back 2
        undisplay 1
        undisplay 7
        step
        undisplay
        display
        help conditions
        """);
  }
}
