using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Meld.Storage;
using Meld.Weights;
using TorchSharp;

namespace Meld.Training;

/// <summary>
/// Everything that a training needs to go on as if it had never stopped, as one safetensors file: weights, their average, the best weights and the
/// optimizer's moments as tensors; identity, position and history as metadata, with a SHA-256 over all of it. There is no generator's state in it because
/// the seed and the place decide every random choice.
/// </summary>
public sealed class Checkpoint
{
    private const string Version = "meld-checkpoint 1";
    private const string HashKey = "sha256";
    private const string OptimizerName = "optimizer";

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    internal Checkpoint(string path, TrainingIdentity identity, TrainingPosition position, IReadOnlyDictionary<string, WeightTensor> tensors) =>
        (Path, Identity, Position, Tensors) = (path, identity, position, tensors);

    /// <summary>Where it was read, or is to be written.</summary>
    public string Path { get; }

    /// <summary>Which training it belongs to.</summary>
    internal TrainingIdentity Identity { get; }

    /// <summary>Where that training was.</summary>
    internal TrainingPosition Position { get; }

    /// <summary>Weights, averages, best weights and the optimizer's state by name.</summary>
    internal IReadOnlyDictionary<string, WeightTensor> Tensors { get; }

    /// <summary>The optimizer's state.</summary>
    internal byte[] Optimizer => Tensor(OptimizerName).UnsignedBytes().ToArray();

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">The file is damaged or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Read(string path)
    {
        try
        {
            var file = SafetensorsFile.Read(path);
            var metadata = file.Metadata.ToDictionary(StringComparer.Ordinal);
            if (metadata.GetValueOrDefault("format") != Version) throw new CheckpointException($"{path} is no checkpoint of this version.");
            if (!metadata.Remove(HashKey, out var hash) || hash != Hash(new SafetensorsFile(file.Tensors, metadata)))
                throw new CheckpointException($"{path} is damaged: its content is not what was written.");
            return new Checkpoint(path, Value<TrainingIdentity>("identity"), Value<TrainingPosition>("position"), file.Tensors);

            T Value<T>(string key) => JsonSerializer.Deserialize<T>(metadata[key], Json)!;
        }
        catch (WeightsFormatException error)
        {
            throw new CheckpointException($"{path} is damaged: {error.Message}");
        }
    }

    /// <summary>Names of tensors in a checkpoint: the group that they belong to and the name in the model.</summary>
    internal static string Name(string group, string name) => $"{group}.{name}";

    /// <summary>The optimizer's state as a tensor by its name.</summary>
    internal static KeyValuePair<string, WeightTensor> OptimizerTensor(byte[] state) =>
        KeyValuePair.Create(OptimizerName, WeightTensor.From((ReadOnlySpan<byte>)state, state.Length));

    /// <summary>Copies a tensor of the checkpoint over another.</summary>
    /// <exception cref="CheckpointException">There is none of this name, type and shape: the checkpoint is of another model.</exception>
    internal void CopyTo(string name, torch.Tensor destination)
    {
        var stored = Tensor(name);
        if (stored.Describe() != destination.Describe())
            throw new CheckpointException($"{Path} is of another model: tensor \"{name}\" is {stored.Describe()}, not {destination.Describe()}.");
        stored.CopyTo(destination);
    }

    /// <summary>Writes the file so that it is whole or not there, even if the machine stops.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal void Write()
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Version,
            ["identity"] = JsonSerializer.Serialize(Identity, Json),
            ["position"] = JsonSerializer.Serialize(Position, Json),
        };
        metadata[HashKey] = Hash(new SafetensorsFile(Tensors, metadata));
        var file = new SafetensorsFile(Tensors, metadata);
        DurableFile.Write(Path, file.Write);
    }

    private WeightTensor Tensor(string name) =>
        Tensors.GetValueOrDefault(name) ?? throw new CheckpointException($"{Path} is of another model: it has no tensor \"{name}\".");

    // Over the bytes of the file as it would be without this entry, which equal content always has.
    private static string Hash(SafetensorsFile file)
    {
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)) file.Write(sink);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
