package dockwalk.check;

import java.util.List;
import java.util.stream.Stream;

/** All checks, by kind. */
final class Checks {
  private Checks() {}

  static final List<Check.OfFile> TEXT = List.of(new NoEmptyContinuation());

  static final List<Check.OfInstruction> INSTRUCTIONS =
      List.of(
          new MaintainerDeprecated(),
          new StageNameCasing(),
          new FromAsCasing(),
          new InvalidDefinitionDescription());

  static final List<Check.OfFile> STAGES =
      List.of(
          new ReservedStageName(),
          new DuplicateStageName(),
          new ConsistentInstructionCasing(),
          new InvalidDefaultArgInFrom());

  static final List<Check.OfOrigin> ORIGINS =
      List.of(
          new UndefinedArgInFrom(),
          new RedundantTargetPlatform(),
          new FromPlatformFlagConstDisallowed());

  static final List<Check.OfBase> BASES = List.of(new InvalidBaseImagePlatform());

  static final List<Check.OfStep> STEPS =
      List.of(
          new UndefinedVar(),
          new LegacyKeyValueFormat(),
          new SecretsUsedInArgOrEnv(),
          new WorkdirRelativePath(),
          new CopyIgnoredFile(),
          new MultipleInstructionsDisallowed(),
          new JsonArgsRecommended(),
          new ExposeProtoCasing(),
          new ExposeInvalidFormat());

  static final List<Check> ALL =
      Stream.<List<? extends Check>>of(TEXT, INSTRUCTIONS, STAGES, ORIGINS, BASES, STEPS)
          .<Check>flatMap(List::stream)
          .toList();
}
