using Meld.Testing;
using Meld.Tests.Tracking.Events;

namespace Meld.Tests.Encoders;

/// <summary>Checkpoints of a middling size, made by one run of the machine's own Python when the first is asked for.</summary>
public sealed class PythonCases : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Lazy<string> folder;

    public PythonCases() => folder = new Lazy<string>(() =>
    {
        Python.Run(EncoderCase.Script, directory.Path, "small");
        return directory.Path;
    });

    /// <summary>Where they are.</summary>
    public string Folder => folder.Value;

    public void Dispose() => directory.Dispose();
}
