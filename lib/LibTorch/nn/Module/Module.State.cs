using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>A module of a type, with what a file says.</summary>
            /// <param name="path">A file that <see cref="save(string, IList{string})"/> wrote.</param>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            /// <summary>Every parameter, then every persistent buffer, by dotted name. The tensors are the module's own.</summary>
            /// <param name="destination">Where to add them; a new dictionary when null.</param>
            /// <param name="prefix">What stands before the names.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters()) destination.TryAdd(start + key, parameter);
                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(start + key, buffer);
                foreach (var (child, submodule) in submodules) submodule.state_dict(destination, start + child);
                return destination;
            }

            /// <summary>Copies values from a dictionary into the parameters and buffers of the same names.</summary>
            /// <param name="source">Values by dotted name.</param>
            /// <param name="strict">Whether the names have to be the same on both sides.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>Names that the dictionary lacks, and names that this module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict, and the names differ; the message lists them. Nothing was copied.</exception>
            /// <exception cref="ArgumentException">A shape differs; the message names it. Nothing was copied.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var destination = state_dict();
                List<string> missing = [.. destination.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => !skip.Contains(key) && !destination.ContainsKey(key))];
                if (strict && missing.Count + unexpected.Count > 0) throw new InvalidOperationException(Difference(missing, unexpected));
                var shared = destination.Where(one => !skip.Contains(one.Key) && source.ContainsKey(one.Key)).ToArray();
                foreach (var (key, target) in shared)
                {
                    var (has, given) = (target.shape, source[key].shape);
                    if (!has.SequenceEqual(given))
                        throw new ArgumentException($"{GetName()}: '{key}' has the shape [{string.Join(", ", has)}], and the given values have [{string.Join(", ", given)}].");
                }
                using var _ = no_grad();
                foreach (var (key, target) in shared) target.copy_(source[key]);
                return (missing, unexpected);
            }

            /// <summary>Writes the state to a file in TorchSharp's own form.</summary>
            /// <param name="location">The file; it is replaced.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state in TorchSharp's own form.</summary>
            /// <param name="writer">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the state in TorchSharp's own form. The stream stays open.</summary>
            /// <param name="stream">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            /// <summary>Writes tensors by name: their number, and for each its name and <see cref="TensorExtensionMethods.Save(Tensor, BinaryWriter)"/>.</summary>
            /// <param name="writer">Where to write.</param>
            /// <param name="sd">The tensors.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(one => skip is null || !skip.Contains(one.Key)).ToArray();
                writer.Write7BitEncodedInt(kept.Length);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads a state that <see cref="save(string, IList{string})"/> wrote.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the names have to be the same on both sides.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Receives every name in the file and whether this module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">Strict, and the names differ; or a shape or type differs. Nothing was copied.</exception>
            /// <exception cref="EndOfStreamException">The file is shorter than it says. Nothing was copied.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no file '{location}'.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads a state that <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Where to read.</param>
            /// <param name="strict">Whether the names have to be the same on both sides.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Receives every name read and whether this module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">Strict, and the names differ; or a shape or type differs. Nothing was copied.</exception>
            /// <exception cref="EndOfStreamException">There is less than the beginning says. Nothing was copied.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var count = reader.Read7BitEncodedInt();
                if (strict && count != own.Count) throw new ArgumentException($"{GetName()} has {own.Count} parameters and buffers, and the state has {count}.");
                List<(string Key, bool Known)> names = [];
                List<(Tensor Target, Tensor Values)> values = [];
                using var scope = NewDisposeScope();
                for (var i = 0; i < count; i++)
                {
                    var key = reader.ReadString();
                    var known = own.TryGetValue(key, out var tensor);
                    if (strict && !known) throw new ArgumentException($"{GetName()} has no parameter or buffer '{key}'.");
                    // What is skipped has to be read over.
                    if (known && skip?.Contains(key) != true)
                    {
                        var read = empty(tensor!.shape, tensor.dtype, CPU);
                        read.Load(reader);
                        values.Add((tensor, read));
                    }
                    else TensorExtensionMethods.Load(reader, skip: true);
                    names.Add((key, known));
                }
                // Only now: what cannot be read to its end changes nothing.
                using var noGrad = no_grad();
                foreach (var (target, read) in values) target.copy_(read);
                foreach (var (key, known) in names) loadedParameters?[key] = known;
                return this;
            }

            /// <summary>Reads a state that <see cref="save(Stream, IList{string})"/> wrote. The stream stays open.</summary>
            /// <param name="stream">Where to read.</param>
            /// <param name="strict">Whether the names have to be the same on both sides.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Receives every name read and whether this module has it.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">Strict, and the names differ; or a shape or type differs. Nothing was copied.</exception>
            /// <exception cref="EndOfStreamException">There is less than the beginning says. Nothing was copied.</exception>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            private string Difference(List<string> missing, List<string> unexpected)
            {
                List<string> parts = [];
                if (missing.Count > 0) parts.Add($"missing: {string.Join(", ", missing)}");
                if (unexpected.Count > 0) parts.Add($"not in {GetName()}: {string.Join(", ", unexpected)}");
                return $"The state_dict does not fit {GetName()}; {string.Join("; ", parts)}.";
            }
        }
    }
}
