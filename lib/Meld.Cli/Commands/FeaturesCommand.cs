using System.CommandLine;
using Meld.Corpus;
using Meld.Display;
using Meld.Features;
using Meld.Features.Filling;
using Meld.Media;

namespace Meld.Cli.Commands;

/// <summary><c>./meld features …</c>: what is computed once of every clip and kept.</summary>
internal static class FeaturesCommand
{
    // A check that says nothing for so long hangs: on a disk that does, or on a damage that nobody thought of.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("features", "Features of clips and texts, computed once and kept in the feature store")
    {
        Fill(output, error),
        Stats(output),
        Verify(output, error),
        Prune(output),
    };

    private static Command Fill(TextWriter output, TextWriter error)
    {
        var features = new FeatureOptions();
        var onBad = BadClipsOption.Create();
        var isolation = IsolationOption.Create();
        var command = new Command("fill", "Compute the features that an experiment names and the store lacks; goes on where it was stopped") { onBad, isolation };
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
                        using var store = OpenMended(directory, progress, cancellation);
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
            await output.WriteLineAsync(FeatureTables.Fill(report).ToString().TrimEnd());
            if (FeatureTables.Precision(report) is { } precision) await output.WriteLineAsync($"\n{precision.ToString().TrimEnd()}");
            await output.WriteLineAsync($"\n{FillSummary.Headline(report, directory)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    // What is intact in a damaged store is taken over; the fill computes the rest again.
    private static FeatureStore OpenMended(string directory, ProgressLine progress, CancellationToken cancellation)
    {
        try
        {
            return FeatureStore.OpenForWriting(directory);
        }
        catch (FeatureStoreException error) when (error.Kind == FeatureStoreProblem.Damaged)
        {
            progress.WriteLine($"meld: {StoreSummary.Mended(directory, FeatureStoreRepair.Repair(directory, progress, cancellation))}");
            return FeatureStore.OpenForWriting(directory);
        }
    }

    private static Command Stats(TextWriter output)
    {
        var features = new FeatureOptions();
        var command = new Command("stats", "What the feature store holds, and what it has of an experiment's features of a corpus");
        features.AddTo(command);
        command.SetAction(parsed =>
        {
            var steps = features.Steps(parsed);
            var corpus = features.Corpus(parsed);
            using var store = FeatureStore.OpenForReading(features.Store(parsed));
            using var reader = store.Read();
            var statistics = store.Statistics();
            output.WriteLine(FeatureTables.Store(statistics).ToString().TrimEnd());
            output.WriteLine($"\n{string.Join('\n', [.. FeatureTables.Settings(statistics), StoreSummary.Rest(statistics)])}\n");
            output.WriteLine(Coverage(reader, corpus, steps, features.FillCommand(parsed)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Verify(TextWriter output, TextWriter error)
    {
        var features = new FeatureOptions();
        var command = new Command("verify", "Check every page and checksum of the feature store, and what it has of an experiment's features of a corpus");
        features.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (steps, directory) = (features.Steps(parsed), features.Store(parsed));
            var corpus = features.Corpus(parsed);
            FeatureStoreReport report;
            using (var progress = ProgressLine.For(error))
            {
                // In a process of its own: no damage can end this one.
                var process = new VerificationProcess(StoreCheckCommand.Start(directory), Patience, TimeProvider.System);
                report = await Task.Run(() => process.VerifyAsync(progress, cancellation), CancellationToken.None);
            }
            await output.WriteLineAsync(StoreSummary.Verified(directory, report));
            foreach (var problem in report.Problems) await error.WriteLineAsync($"meld: {problem}");
            if (!report.IsSound)
            {
                await error.WriteLineAsync($"meld: {features.FillCommand(parsed)} keeps what is intact and computes the rest again");
                return ExitCodes.Failed;
            }
            using var store = FeatureStore.OpenForReading(directory);
            using var reader = store.Read();
            await output.WriteLineAsync($"\n{Coverage(reader, corpus, steps, features.FillCommand(parsed))}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Coverage(FeatureReader reader, DialogueCorpus corpus, IEnumerable<IFeatureStep> steps, string fill)
    {
        var coverage = steps.Select(step => CorpusFeatures.Open(reader, corpus, step)).ToList();
        IEnumerable<string> shortfalls = coverage.Select(step => step.Shortfall(fill)).OfType<string>();
        return string.Join("\n\n", [FeatureTables.Coverage(coverage).ToString().TrimEnd(), .. shortfalls]);
    }

    private static Command Prune(TextWriter output)
    {
        var features = new FeatureOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be removed" };
        var command = new Command("prune", "Keep an experiment's features of a corpus, and remove all else from the feature store") { dryRun };
        features.AddTo(command);
        command.SetAction(parsed =>
        {
            var (steps, isDry, directory) = (features.Steps(parsed), parsed.GetValue(dryRun), features.Store(parsed));
            var corpus = features.Corpus(parsed);
            // Opening for writing would make a store where there is none.
            if (!isDry) FeatureStore.OpenForReading(directory).Dispose();
            using var store = isDry ? FeatureStore.OpenForReading(directory) : FeatureStore.OpenForWriting(directory);
            var pruning = CorpusPruning.Run(store, corpus, steps, isDry)
                ?? throw new UsageException($"the feature store {directory} knows no clip and no text of {corpus.Directory}, so that nothing would be left of it; "
                    + "remove the folder if that is what you want");
            output.WriteLine(FeatureTables.Pruned(pruning).ToString().TrimEnd());
            output.WriteLine($"\n{StoreSummary.Outcome(pruning, isDry)}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
