using System.CommandLine;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Media;

namespace Meld.Cli.Commands;

/// <summary><c>./meld features …</c>: what is computed once of every clip and kept.</summary>
internal static class FeaturesCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("features", "Features of clips, computed once and kept in the feature store")
    {
        Fill(output, error),
    };

    private static Command Fill(TextWriter output, TextWriter error)
    {
        var features = new FeatureOptions();
        var onBad = BadClipsOption.Create();
        var isolation = IsolationOption.Create();
        var command = new Command("fill", "Compute the features that an experiment names and the store lacks; go on with the same command after a stop") { onBad, isolation };
        features.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var steps = features.Steps(parsed);
            var corpus = features.Corpus(parsed);
            var directory = features.Store(parsed);
            var settings = new FillSettings { OnBad = parsed.GetValue(onBad) };
            using var reader = ClipReaders.Create(parsed.GetValue(isolation));
            FillReport report;
            try
            {
                using var progress = ProgressLine.For(error);
                // Ctrl-C is heard only once this command waits.
                report = await Task.Run(
                    () =>
                    {
                        using var store = FeatureStore.OpenForWriting(directory);
                        return FeatureFill.Run(store, corpus, steps, reader, settings, TimeProvider.System, progress, cancellation);
                    },
                    CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                await error.WriteLineAsync($"meld: stopped; what was computed is kept, go on with the same command (the store is {directory})");
                return ExitCodes.Interrupted;
            }
            if (settings.OnBad == BadClips.Warn)
            {
                foreach (var line in FillSummary.Skipped(report)) await error.WriteLineAsync($"meld: {line}");
            }
            if (FillSummary.Repairs(report) is { } repairs) await error.WriteLineAsync($"meld: {repairs}");
            await output.WriteLineAsync(FillSummary.Counts(report).ToString().TrimEnd());
            await output.WriteLineAsync($"\n{FillSummary.Headline(report, directory)}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
