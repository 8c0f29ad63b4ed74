using Meld.Media.Verification;
using Meld.Testing;

namespace Meld.Cli.Tests;

/// <summary>The sample corpus, verified once without disturbance.</summary>
public sealed class VerifiedSample : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public string Folder => Path.Combine(directory.Path, "out");

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>What was written, as <see cref="Contents"/> gives it.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>The files of a folder with their texts, the journal left out.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string folder) => Directory.GetFiles(folder)
        .Where(file => !Path.GetFileName(file).StartsWith(VerificationFolder.Journal, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public async Task InitializeAsync()
    {
        (ExitCode, Output, Error) = await Cli.RunAsync("corpus", "verify", SmallTraining.Sample, "--out", Folder);
        Files = Contents(Folder);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => directory.Dispose();
}
