using System.CommandLine;
using Meld.Features;

namespace Meld.Cli.Commands;

/// <summary><c>./meld features verify</c>: checks a whole feature store, in a process of its own.</summary>
internal static class FeaturesVerifyCommand
{
    private const double Megabyte = 1e6;

    // The largest record takes a slow disk far less.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var experiment = new Argument<string?>("EXPERIMENT") { Description = "Not needed: the whole store is checked", Arity = ArgumentArity.ZeroOrOne };
        var corpus = new Option<string?>("--corpus") { Description = "Not needed: the whole store is checked", HelpName = "DIR" };
        var store = new Option<string>("--store")
        {
            Description = "The folder of the feature store (default: $MELD_CACHE/features, ~/.cache/meld/features)",
            HelpName = "DIR",
            DefaultValueFactory = _ => FeatureStore.DefaultDirectory,
        }.NotEmpty();
        var command = new Command("verify", "Check every page and every record of the feature store") { experiment, corpus, store };
        command.SetAction(async (parsed, cancellation) =>
        {
            var directory = parsed.GetRequiredValue(store);
            FeatureStoreReport report;
            using (var progress = ProgressLine.For(error))
            {
                report = await new VerificationProcess(StoreCheckCommand.Start(directory), Patience, TimeProvider.System).VerifyAsync(progress, cancellation);
            }
            foreach (var problem in report.Problems) await output.WriteLineAsync(problem);
            await output.WriteLineAsync(report.IsSound ? Sound(report, directory) : Damaged(report, directory));
            return report.IsSound ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static string Sound(FeatureStoreReport report, string directory) => FormattableString.Invariant(
        $"the feature store {directory} is sound: {report.Features.Values.Sum():#,0} features, {report.Files:#,0} files and {report.Clips:#,0} clips known; ")
        + FormattableString.Invariant($"{report.FileBytes / Megabyte:#,0.0} MB, {report.FreeBytes / Megabyte:#,0.0} MB of it free");

    private static string Damaged(FeatureStoreReport report, string directory) => FormattableString.Invariant(
        $"\n{(report.Problems.Count < FeatureStoreVerification.MostProblems ? "" : "at least ")}{report.Problems.Count:#,0} problem{(report.Problems.Count == 1 ? "" : "s")} ")
        + $"in the feature store {directory}; `./meld features fill` saves what is intact and computes the rest again";
}
