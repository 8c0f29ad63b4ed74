using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Rprop
{
    /// <summary>What Rprop remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>The last step's gradient, 0 where it turned.</summary>
        public Tensor prev = null!;

        /// <summary>Step size of each number.</summary>
        public Tensor step_size = null!;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(prev, state.prev) && Close(step_size, state.step_size);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            prev.Dispose();
            step_size.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            prev = Zeros(prev);
            step_size = Filled(step_size, options.LearningRate!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            prev = Read(reader, prev);
            step_size = Read(reader, step_size);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            prev = Copy(other.prev, prev);
            step_size = Copy(other.step_size, step_size);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            prev.Save(writer);
            step_size.Save(writer);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            prev = Move(prev, device);
            step_size = Move(step_size, device);
        }

        internal override void Advance(OptimizerOptions options) => step++;
    }
}
