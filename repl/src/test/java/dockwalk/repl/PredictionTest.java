package dockwalk.repl;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sessions whose steps are predicted, compared with transcripts. */
class PredictionTest {
  @Test
  void scoresPredictions() throws IOException, InterruptedException {
    Transcripts.check(
        "predictions.txt",
        """
        FROM dockwalk/base
        WORKDIR /app
        RUN touch /app/x
        RUN touch /app/x
        ENV A=1
        RUN touch /y; false; touch /z
        """,
        """
        predict
        predict nonsense
        predict size much
        predict files 4
        predict size 5kB
        ?= hit
        ?= miss
        predict +/a
        predict -/a
        ?= hit
        predict
        s
        predict cwd /app
        predict +.
        s
        predict miss
        predict +x
        predict -/etc/os
        c
        back
        predict hit
        predict required
        s
        run
        predict hit
        s
        back
        predict free
        predict
        s 4
        predict hit
        s
        c
        predict hit
        """);
  }
}
