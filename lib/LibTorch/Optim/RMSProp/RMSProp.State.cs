using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>What RMSProp remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Running mean of squared gradients.</summary>
        public Tensor square_avg = null!;

        /// <summary>Running sum of the steps; used with momentum only.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Running mean of the gradient; used when centered only.</summary>
        public Tensor? grad_avg;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg)
            && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            square_avg.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            var own = (Options)options;
            step = 0;
            square_avg = Zeros(square_avg);
            momentum_buffer = own.momentum!.Value > 0 ? Zeros(momentum_buffer) : Swap(momentum_buffer, null);
            grad_avg = own.centered!.Value ? Zeros(grad_avg) : Swap(grad_avg, null);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg = Read(reader, square_avg);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            square_avg = Copy(other.square_avg, square_avg);
            momentum_buffer = Copy(other.momentum_buffer, momentum_buffer);
            grad_avg = Copy(other.grad_avg, grad_avg);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            square_avg = Move(square_avg, device);
            momentum_buffer = Move(momentum_buffer, device);
            grad_avg = Move(grad_avg, device);
        }

        internal override void Advance(OptimizerOptions options)
        {
            step++;
            // The options may have been changed since the last step.
            var own = (Options)options;
            if (own.momentum!.Value > 0) momentum_buffer ??= Zeros(null);
            if (own.centered!.Value) grad_avg ??= Zeros(null);
        }
    }
}
