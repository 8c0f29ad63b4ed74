using System.CommandLine;
using System.Globalization;
using Meld.Corpus;
using Meld.Display;
using Meld.Evaluation;
using Meld.Metrics;
using Meld.Tracking;

namespace Meld.Cli.Commands;

/// <summary><c>./meld compare RUN_A RUN_B</c>: two runs beside one another, from their stored predictions.</summary>
internal static class CompareCommand
{
    private const string First = "A";
    private const string Second = "B";

    // The interval moves no more long before, and the draws are kept.
    private const int MostResamples = 1_000_000;

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var first = new Argument<string>("RUN_A") { Description = "A run directory, of one seed or of several" }.NotEmpty();
        var second = new Argument<string>("RUN_B") { Description = "Another on the same data" }.NotEmpty();
        var split = new Option<string>("--split")
        {
            Description = "The split to compare on; both runs stored their predictions, so no test evaluation is added",
            HelpName = "dev|test",
            DefaultValueFactory = _ => Split.Test.Name(),
        }.AcceptOnlyFromAmong(Split.Dev.Name(), Split.Test.Name());
        var resamples = new Option<int>("--resamples")
        {
            Description = "How often the bootstrap draws dialogues anew",
            HelpName = "N",
            DefaultValueFactory = _ => PairedBootstrap.UsualResamples,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostResamples) return count;
                result.AddError($"--resamples needs a whole number from 1 to {MostResamples}, not '{text}'");
                return 0;
            },
        };
        var seed = new Option<int>("--seed") { Description = "Decides every draw", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("compare", "Two runs on the same data beside one another, with a paired bootstrap") { first, second, split, resamples, seed };
        command.SetAction((parsed, cancellation) => CompareAsync(
            [parsed.GetRequiredValue(first), parsed.GetRequiredValue(second)],
            Splits.All.Single(one => one.Name() == parsed.GetRequiredValue(split)),
            parsed.GetValue(resamples),
            parsed.GetValue(seed),
            output,
            cancellation));
        return command;
    }

    private static async Task<int> CompareAsync(
        string[] paths, Split split, int resamples, int seed, TextWriter output, CancellationToken cancellation)
    {
        var (first, second) = (RunReader.Read(paths[0]), RunReader.Read(paths[1]));
        // Draws cannot be interrupted; after Ctrl-C nobody waits for them.
        var comparison = await Task.Run(() => RunComparison.Of(first, second, split, ResampledUnit.Dialogue, resamples, seed), cancellation)
            .WaitAsync(cancellation);
        await output.WriteLineAsync($"{First}: {Describe(first)}\n{Second}: {Describe(second)}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{split.Name()}, {comparison.Utterances:#,0} utterances of data {first.DataHash[..12]}; {resamples:#,0} draws of dialogues, seed {seed}."));
        await output.WriteLineAsync("Scores are fractions from 0 to 1, points hundredths; intervals are of the difference.");
        foreach (var head in comparison.Heads) await WriteAsync(head, output);
        return ExitCodes.Ok;
    }

    private static async Task WriteAsync(HeadComparison head, TextWriter output)
    {
        await output.WriteLineAsync($"\n{head.Head.Name()}");
        foreach (var difference in head.Differences)
            await output.WriteLineAsync($"  {DifferenceText.Sentence(difference, First, Second)}");
        await output.WriteLineAsync($"\n{EvaluationTables.Differences(head, First, Second)}");
        await output.WriteLineAsync($"\n{EvaluationTables.Classes(head, First, Second)}");
        await output.WriteLineAsync($"\n{EvaluationTables.Agreement(head, First, Second)}");
    }

    private static string Describe(StoredRun run)
    {
        var seed = run.Seed is { } number ? string.Create(CultureInfo.InvariantCulture, $"seed {number}") : "several seeds";
        return $"{run.Title}, {seed}, experiment {run.ExperimentHash[..12]} ({run.Path})";
    }
}
